/** `$$` that open a formula and never close it, or the other way round. */
import type {Nodes} from 'mdast'
import type {Range} from '../src/core/range.ts'
import {texCommand} from '../src/gitbook/tex.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {createRangeTest, literalHtml} from '../src/page/literal-ranges.ts'

export const mathDelimiters = definePageRule({
  id: 'math-delimiters',
  summary: 'Every formula is closed by `$$`',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Readers see the source of the formula, or the text behind it set as one.',
  inEditor: 'Delete the formula and insert it again with the math block or inline math.',
  sources: [
    'GitBook documentation, create-content/blocks/math-and-tex: `$$` delimits both inline and block formulas.',
  ],
  examples: [
    {files: {'README.md': 'The tide $$h = \\frac{a}{b} rises.\n~        ^^ math-delimiters\n'}},
    {files: {'README.md': 'The tide $$h = \\frac{a}{b}$$ rises.\n\n$$\nh = \\frac{a}{b}\n\n+ \\sum c\n$$\n'}},
    {
      files: {'README.md': 'The process is $$ in a shell, and \\$$ is text.\n'},
      reason: 'Nothing there is a formula.',
    },
    {files: {'README.md': 'Write `$$` before \\frac.\n'}, reason: 'Code is shown as it is.'},
  ],
  visit({page: {text, html}, report}) {
    if (!text.includes('$$')) return {}
    const code: Range[] = []
    const blocks: Range[] = []
    const addBlock = (node: Nodes) => {
      const range = rangeOf(node)
      if (text.slice(range.start, range.end).includes('$$')) blocks.push(range)
    }
    return {
      inlineCode: (node) => void code.push(rangeOf(node)),
      paragraph: addBlock,
      heading: addBlock,
      tableCell: addBlock,
      done() {
        const isCode = createRangeTest([...code, ...literalHtml(html)])
        const counted = blocks.map((range) => ({range, places: delimiters(text, range, isCode)}))
        // A block of maths may hold blank lines, so that its two delimiters stand in two paragraphs.
        if (counted.reduce((sum, {places}) => sum + places.length, 0) % 2 === 0) return
        const odd = counted.find(
          ({range, places}) => places.length % 2 === 1 && texCommand.test(text.slice(range.start, range.end)),
        )
        const place = odd?.places[odd.places.length - 1]
        if (place === undefined) return
        report({
          range: {start: place, end: place + 2},
          message: 'Unexpected `$$` without its partner, expected `$$` on both sides of the formula',
          note: 'Readers see the source of the formula',
        })
      },
    }
  },
})

/** Where a block has unescaped `$$` outside code; a run of more than two dollars is something else. */
function delimiters(text: string, {start, end}: Range, isCode: (offset: number) => boolean): number[] {
  const places: number[] = []
  for (const {0: found, index} of text.slice(start, end).matchAll(/\\[\s\S]|\$+/g)) {
    if (found === '$$' && !isCode(start + index)) places.push(start + index)
  }
  return places
}
