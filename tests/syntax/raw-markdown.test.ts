import {describe, expect, it} from 'vitest'
import {slice} from '../../src/core/range.ts'
import {rawInlineMarkdown, rawMarkdown} from '../../src/syntax/raw-markdown.ts'

const found = (find: typeof rawMarkdown, text: string) => {
  const raw = find(text, {start: 2, end: text.length})
  return raw && `${raw.what}: ${slice(text, raw.range)}`
}

describe('rawInlineMarkdown', () => {
  it.each([
    ['> a **b** c', 'bold text: **b**'],
    ['> a [b](c) d', 'link: [b](c)'],
    ['> a ![b](c) d', 'image: ![b](c)'],
    ['> a `b` c', 'inline code: `b`'],
  ])('finds the mark in %j', (text, expected) => expect(found(rawInlineMarkdown, text)).toBe(expected))

  it.each([
    '> a ** b ** c',
    '> a * b',
    '> a **kwargs',
    '> [a] (b)',
    '> a \\*\\*b\\*\\*',
    '> - a\n- b',
    '> <https://example.com>',
  ])('finds none in %j', (text) => expect(found(rawInlineMarkdown, text)).toBeUndefined())
})

describe('rawMarkdown', () => {
  it.each([
    ['> \n- a\n- b\n', 'list: - a\n- b'],
    ['> \n## a\n', 'heading: ## a'],
    ['> \n```js\na\n```\n', 'fenced code: ```js\na\n```'],
    ['> \na **b**\n', 'bold text: **b**'],
  ])('finds the construct in %j', (text, expected) => expect(found(rawMarkdown, text)).toBe(expected))

  it.each(['> \nplain text\n', '> \n    indented\n', '> \n<p>a</p>\n'])('finds none in %j', (text) =>
    expect(found(rawMarkdown, text)).toBeUndefined(),
  )
})
