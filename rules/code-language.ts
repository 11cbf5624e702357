/** Page rule: fences name a language that GitBook highlights. Words for "no language" are fine. */
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {isKnownLanguage, nearestLanguage} from '../src/gitbook/code-languages.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {openingFence} from '../src/page/fences.ts'

/** Words for output and plain text, and `mermaid`, which GitBook draws. */
const plain = new Set(
  (
    'none no text txt plain plaintext plain-text output out result response request log logs console terminal ' +
    'tree ascii mermaid math tex raw code example file env pseudocode pseudo'
  ).split(' '),
)

export const codeLanguage = definePageRule({
  id: 'code-language',
  summary: 'Code blocks name a language that GitBook highlights',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Code in an unknown language is shown without colours.',
  inEditor: 'Choose the language in the menu of the code block.',
  afterExport: {
    fate: 'unknown',
    source: 'How GitBook writes back a language that it does not know was not seen',
  },
  sources: ['GitBook documentation, Code blocks', 'Renderer: an unknown language is shown plain'],
  examples: [
    {
      files: {
        'README.md':
          '```javascrpt\n~  ^^^^^^^^^ code-language "expected `javascript`"\na()\n```\n\n```qzqzqz\n~  ^^^^^^ code-language\na\n```\n',
      },
      fixedUnsafely: {'README.md': '```javascript\na()\n```\n\n```qzqzqz\na\n```\n'},
    },
    {files: {'README.md': '```js\na()\n```\n\n```Python\na()\n```\n\n```\na\n```\n\n    a\n'}},
    {
      files: {
        'README.md':
          '```text\na\n```\n\n```mermaid\ngraph TB\n```\n\n```js{1,3}\na()\n```\n\n```{r}\na\n```\n',
      },
      reason: 'Plain text, diagrams, and options of other tools',
    },
  ],
  visit({page, report}) {
    return {
      code(node) {
        const fence = openingFence(page.text, node)
        const info = fence === undefined ? '' : page.text.slice(fence.start, fence.end)
        const [, marks = '', name = ''] =
          /^([`~]+[ \t]*)([A-Za-z][\w+#.-]*)(?=$|[\s{:,;(=[])/.exec(info) ?? []
        if (fence === undefined || name === '' || plain.has(name.toLowerCase()) || isKnownLanguage(name))
          return
        const start = fence.start + marks.length
        report(unknown(name, {start, end: start + name.length}))
      },
    }
  },
})

function unknown(name: string, range: Range): Report {
  const near = nearestLanguage(name)
  return {
    range,
    message: `Unexpected unknown code language ${code(name)}, expected ${near === undefined ? 'one that Prism or Shiki knows' : code(near)}`,
    note: 'Readers see the code without colours',
    ...(near !== undefined && {
      expected: [near],
      fix: {title: `Replace by \`${near}\``, safety: 'unsafe', edits: [{range, text: near}]},
    }),
  }
}
