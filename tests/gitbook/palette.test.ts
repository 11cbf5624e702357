import {expect, test} from 'vitest'
import {isPaletteColor, nearestColor, palette} from '../../src/gitbook/palette.ts'

test('every name of the palette is known', () => {
  expect(palette.filter(isPaletteColor)).toHaveLength(16)
})

test.each(['#ff0000', 'rgb(1, 2, 3)', 'primary', 'Red', 'brown', ''])(
  '`%s` is not of the palette',
  (name) => {
    expect(isPaletteColor(name)).toBe(false)
  },
)

test('the nearest color has the right case, its `$` and no slip', () => {
  expect(nearestColor('Red')).toBe('red')
  expect(nearestColor('Primary')).toBe('$primary')
  expect(nearestColor('$sucess')).toBe('$success')
  expect(nearestColor('purpel')).toBe('purple')
  expect(nearestColor('#ff0000')).toBeUndefined()
})
