/** Page rule: `code` and `prompt` hold exactly one code block, fenced or as `<pre>`, and nothing else. */
import type {Nodes} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {blockContents, isVisible} from '../src/page/block-content.ts'
import type {Block} from '../src/page/facts.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import {unpairedNames} from '../src/page/tag-query.ts'

export const codeBlockContent = definePageRule({
  id: 'code-block-content',
  summary: 'A `code` or `prompt` block holds one code block and nothing else',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Title and options are lost, or the text beside the code is: readers do not see it.',
  inEditor: 'Put one code block for each title, and text outside of it.',
  sources: [
    'Official API schema (@gitbook/api 0.202.0): the options belong to one code block',
    'GitBook documentation, Code blocks',
  ],
  examples: [
    {
      files: {
        'README.md':
          '{% code title="a.js" %}\n```js\na()\n```\n\n```js\n~ @6:1-6:6 code-block-content "second code block"\nb()\n```\n{% endcode %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% code title="a.js" %}\nRun a().\n~^^^^^^^ code-block-content "expected only one code block"\n{% endcode %}\n\n{% prompt description="Ask" %}\n~  ^^^^^^ code-block-content "empty `prompt`"\n{% endprompt %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% code title="a.js" %}\n\n```js\na()\n```\n\n{% endcode %}\n\n{% code title="b" %}\n<pre><code>a\n</code></pre>\n{% endcode %}\n',
      },
      reason: 'Blank lines, and the HTML form of code with highlighted lines',
    },
    {
      files: {
        'README.md':
          '{% code title="a.j2" %}\n{% raw %}\n```\n{{ a }}\n```\n{% endraw %}\n{% endcode %}\n\nThe {% code %}a{% endcode %} tag.\n',
      },
      reason: '`raw` is transparent; prose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        const unpaired = unpairedNames(page)
        page.facts.blocks.forEach((block, index) => {
          if (schemaOf(block.name)?.content !== 'fence' || block.open.inline || unpaired.has(block.name))
            return
          const nodes = contentOf(block, index, page)
          const found = nodes === undefined ? undefined : check(block, nodes, page)
          if (found !== undefined) report(found)
        })
      },
    }
  },
})

/** The content with that of `raw` inside it; `undefined` where it cannot be told. */
function contentOf(block: Block, index: number, page: Page): readonly Nodes[] | undefined {
  const own = blockContents(page).get(index)
  const inRaw = block.children.filter((child) => page.facts.blocks[child]?.name === 'raw')
  return own && [...own, ...inRaw.flatMap((child) => blockContents(page).get(child) ?? [])].filter(isVisible)
}

function check(block: Block, nodes: readonly Nodes[], page: Page): Report | undefined {
  const {facts} = page
  const inner = block.children.flatMap((child) => facts.blocks[child] ?? []).find(({name}) => name !== 'raw')
  if (inner !== undefined) return surplus(inner.open.nameRange, `\`${inner.name}\``, block)
  const other = nodes.find((node) => !isCode(node))
  if (other !== undefined) return surplus(firstLine(other, page), 'content', block)
  const [first, second] = nodes
  if (second !== undefined) return surplus(firstLine(second, page), 'second code block', block)
  return first === undefined ? empty(block) : undefined
}

/** A code block, or code with highlighted lines, which GitBook writes as HTML. */
const isCode = (node: Nodes) =>
  node.type === 'code' || (node.type === 'html' && /^\s*<pre[\s>]/i.test(node.value))

function firstLine(node: Nodes, {lines}: Page): Range {
  const {start, end} = rangeOf(node)
  return {start, end: Math.min(end, lines.lineEnd(lines.place(start).line))}
}

const surplus = (range: Range, what: string, {name, open}: Block): Report => ({
  range,
  message: `Unexpected ${what} in \`${name}\`, expected only one code block`,
  note: 'GitBook loses it, or the options of the block',
  related: [{range: open.nameRange, message: `\`${name}\` opens here`}],
})

const empty = ({name, open}: Block): Report => ({
  range: open.nameRange,
  message: `Unexpected empty \`${name}\`, expected one code block`,
  note: 'Readers see nothing in its place',
})
