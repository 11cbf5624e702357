/** Formulas between single dollars, which GitBook shows as text. */
import {texCommand} from '../src/gitbook/tex.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noSingleDollarMath = definePageRule({
  id: 'no-single-dollar-math',
  summary: 'Formulas stand between `$$`',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'always',
  why: 'GitHub renders `$x$`, GitBook does not: readers see the source of the formula.',
  inEditor: 'Delete the formula and insert it as inline math.',
  afterExport: {fate: 'stays', source: 'GitBook writes inline formulas between `$$` itself.'},
  sources: [
    'GitBook documentation, create-content/blocks/math-and-tex: `$$` delimits both inline and block formulas.',
  ],
  examples: [
    {
      files: {
        'README.md':
          'The tide is $\\alpha = t / 2$ high.\n~           ^^^^^^^^^^^^^^^^ no-single-dollar-math\n',
      },
      fixedUnsafely: {'README.md': 'The tide is $$\\alpha = t / 2$$ high.\n'},
    },
    {files: {'README.md': 'The tide is $$\\alpha = t / 2$$ high.\n'}},
    {
      files: {'README.md': 'It costs $20 to $37, or $HOME, $x and $IFS, $q$ or $PATH\\text$\n'},
      reason: 'Money and shell variables are no formulas.',
    },
    {files: {'README.md': 'Write `$\\alpha$` on GitHub.\n'}, reason: 'Code is shown as it is.'},
  ],
  visit: ({page, report}) => ({
    text(node) {
      if (!node.value.includes('$') || node.value.includes('$$')) return
      const source = sourceText(page.text, rangeOf(node), node.value)
      for (const {0: formula, 1: inner = '', index} of node.value.matchAll(singleDollars)) {
        if (!texCommand.test(inner) || /^[A-Z_]{2,}\b/.test(inner)) continue
        const range = source.rawRange(index, index + formula.length)
        const first = source.rawRange(index, index + 1)
        const last = source.rawRange(index + formula.length - 1, index + formula.length)
        if (first.end - first.start !== 1 || last.end - last.start !== 1) continue
        report({
          range,
          message: `Unexpected formula between single \`$\`, expected \`$$\` on both sides`,
          note: 'Readers see the source of the formula',
          fix: {
            title: 'Double the dollars',
            safety: 'unsafe',
            visibleText: 'changes',
            edits: [
              {range: {start: first.end, end: first.end}, text: '$'},
              {range: {start: last.end, end: last.end}, text: '$'},
            ],
          },
        })
      }
    },
  }),
})

const singleDollars = /(?<![\\$\w])\$(?![\s${])([^$\n]{1,200})(?<![\s\\])\$(?![\w$])/g
