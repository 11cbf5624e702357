import {expect, test} from 'vitest'
import {nearest, nearestOfMany} from '../../src/core/nearest.ts'

test('a candidate that differs in case alone wins over nearer spellings', () => {
  expect(nearest('Info', ['infos', 'info'])).toBe('info')
  expect(nearest('INFO', ['INFOS', 'Info'])).toBe('Info')
})

test('a word that is a candidate is its own nearest', () => {
  expect(nearest('warning', ['warnings', 'warning'])).toBe('warning')
})

test('one edit is allowed in words of three to five letters', () => {
  expect(nearest('infos', ['danger', 'info', 'success', 'warning'])).toBe('info')
  expect(nearest('ino', ['info'])).toBe('info')
  expect(nearest('wrnng', ['warning'])).toBeUndefined()
})

test('two edits are allowed from six letters on, never more', () => {
  expect(nearest('sucess', ['success'])).toBe('success')
  expect(nearest('wanrnig', ['warning'])).toBe('warning')
  expect(nearest('troubleshooting-the-app', ['trubleshoting-teh-ap'])).toBeUndefined()
})

test('two swapped letters are one edit', () => {
  expect(nearest('inof', ['info'])).toBe('info')
  expect(nearest('guides/setpu.md', ['guides/step.md', 'guides/setup.md'])).toBe('guides/setup.md')
})

test('one or two letters are too few to guess from', () => {
  expect(nearest('sj', ['js', 's'])).toBeUndefined()
  expect(nearest('', ['a'])).toBeUndefined()
})

test('a smaller maximum is kept', () => {
  expect(nearest('stepppper', ['stepper'], 1)).toBeUndefined()
  expect(nearest('steppper', ['stepper'], 1)).toBe('stepper')
  expect(nearest('tabs', ['tab'], 0)).toBeUndefined()
  expect(nearest('TAB', ['tab'], 0)).toBe('tab')
})

test('a tie is settled by the first letter', () => {
  expect(nearest('bake', ['cake', 'bale'])).toBe('bale')
})

test('a tie that the first letter leaves open gives nothing', () => {
  expect(nearest('bake', ['bale', 'bare'])).toBeUndefined()
  expect(nearest('bake', ['cake', 'lake'])).toBeUndefined()
})

test('a candidate given twice is no tie', () => {
  expect(nearest('setpu.md', ['setup.md', 'setup.md'])).toBe('setup.md')
})

test('a nearer candidate clears a tie of farther ones', () => {
  expect(nearest('columns', ['colxmxs', 'colxxns', 'column'])).toBe('column')
})

test('no candidates give nothing', () => {
  expect(nearest('word', [])).toBeUndefined()
})

test('among many candidates a short word matches in another case alone', () => {
  expect(nearestOfMany('tip', ['top', 'toy'])).toBeUndefined()
  expect(nearestOfMany('TOP', ['top', 'toy'])).toBe('top')
  expect(nearestOfMany('rockt', ['rocket', 'toy'])).toBe('rocket')
})
