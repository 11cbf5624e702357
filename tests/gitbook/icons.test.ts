import {expect, test} from 'vitest'
import {iconListDate, isKnownIcon, nearestIcon} from '../../src/gitbook/icons.ts'

const known = `books circle-info rectangle-terminal windows apple linux claude openai cursor vscode
hand-pointer robot github gitbook gitbook-assistant puzzle-piece circle-dashed sliders-simple
wand-magic-sparkles 0 360-degrees`

test.each(known.split(/\s/))('`%s` is known', (name) => {
  expect(isKnownIcon(name)).toBe(true)
})

test.each(['fa-books', 'Books', 'cog', 'home', '', ' ', 'constructor', 'no-such-icon'])(
  '`%s` is unknown',
  (name) => {
    expect(isKnownIcon(name)).toBe(false)
  },
)

test.each([
  ['fa-books', 'books'],
  ['fa-solid fa-circle-info', 'circle-info'],
  ['fas fa-cog', 'gear'],
  ['Circle Info', 'circle-info'],
  ['circle_info', 'circle-info'],
  ['exclamation-triangle', 'triangle-exclamation'],
  ['home', 'house'],
  ['magnifing-glass', 'magnifying-glass'],
])('`%s` stands for `%s`', (name, icon) => {
  expect(nearestIcon(name)).toBe(icon)
})

test('a name that is near to none gives nothing', () => {
  expect(nearestIcon('no-such-icon')).toBeUndefined()
  expect(nearestIcon('')).toBeUndefined()
  expect(nearestIcon('fa-'.repeat(100_000))).toBeUndefined()
})

test('the list tells its date', () => {
  expect(iconListDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})
