import {expect, test} from 'vitest'
import {texCommand} from '../../src/gitbook/tex.ts'

test.each(['\\frac{a}{b}', 'x_{i}', '2^{n}', 'a \\leq b', '\\alpha'])('%s is TeX', (text) => {
  expect(texCommand.test(text)).toBe(true)
})

test.each(['C:\\temp\\logs', 'a_b', 'x^2', '\\textile', '\\alphabet'])('%s is not', (text) => {
  expect(texCommand.test(text)).toBe(false)
})
