/** Page rule: blocks are not indented so far that they turn into code. Only whole blocks count: samples may be code. */
import type {Code, Nodes} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {openingFence} from '../src/page/fences.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'

export const noIndentedTag = definePageRule({
  id: 'no-indented-tag',
  summary: 'Blocks are not indented by four spaces or more outside lists',
  severity: 'info',
  presets: ['strict'],
  fix: 'never',
  why: 'Four spaces make a code block of Markdown: readers see the source of the block.',
  inEditor: 'Turn the code block back into text and insert the block by typing `/`.',
  sources: ['CommonMark: indented code', 'GitBook writes its tags at the margin outside lists'],
  examples: [
    {
      files: {
        'README.md':
          'Text\n\n    {% hint style="info" %}\n~   ^^^^^^^^^^^^^^^^^^^^^^^ no-indented-tag\n    Hi\n    {% endhint %}\n',
      },
    },
    {files: {'README.md': 'Text\n\n    {% tabs %}\n'}, reason: 'A sample without end tag'},
    {
      files: {'README.md': '* Item\n\n  {% hint style="info" %}\n  Hi\n  {% endhint %}\n'},
      reason: 'In a list',
    },
    {
      files: {'README.md': '```\n{% hint style="info" %}\nHi\n{% endhint %}\n```\n'},
      reason: 'A fence is code on purpose',
    },
  ],
  visit({page, report}) {
    return {
      code(node, ancestors) {
        if (!node.value.includes('{%') || ancestors.some(isList) || openingFence(page.text, node)) return
        if (holdsBlock(node)) report(indented(node, page))
      },
    }
  },
})

const isList = ({type}: Nodes) => type === 'list'

/** Whether the code is one block, from opening to end tag, with nothing around it. */
function holdsBlock({value}: Code): boolean {
  const source = value.trim()
  const name = /^\{% ([a-z][a-z-]*) [^\r\n]*="[^\r\n]*%\}[ \t]*[\r\n]/.exec(source)?.[1] ?? ''
  return schemaOf(name)?.form === 'paired' && source.endsWith(`{% end${name} %}`)
}

function indented(node: Code, {text, lines}: Page): Report {
  const from = text.indexOf('{%', rangeOf(node).start)
  return {
    range: {start: from, end: lines.lineEnd(lines.place(from).line)},
    message: 'Unexpected block in indented code, expected its tags at the margin',
    note: 'Readers see the source of the block as code',
  }
}
