/** Page rule: tabs, steppers, columns and updates hold nothing but their children. */
import type {Nodes} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {isKnownTag, schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {oneOf} from '../src/lint/wording.ts'
import {blockContents, isVisible} from '../src/page/block-content.ts'
import type {Block} from '../src/page/facts.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import {unpairedNames} from '../src/page/tag-query.ts'

export const noStrayContent = definePageRule({
  id: 'no-stray-content',
  summary: 'Tabs, steppers, columns and updates hold nothing but their children',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'What stands between the tabs, steps, columns or updates is dropped: readers do not see it.',
  inEditor: 'In Git only: the editor does not show what was dropped.',
  sources: ['Official API schema (@gitbook/api 0.202.0): such blocks have children of one type'],
  examples: [
    {
      files: {
        'README.md':
          '{% tabs %}\nChoose one:\n~^^^^^^^^^^ no-stray-content "expected only `tab`"\n\n{% tab title="A" %}\nOne\n{% endtab %}\n{% endtabs %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% stepper %}\n{% hint style="info" %}\n~ @2:1-2:24 no-stray-content "`hint` directly in `stepper`"\nHi\n{% endhint %}\n\n{% step %}\n### One\n{% endstep %}\n{% endstepper %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% tabs %}\n<!-- the first -->\n{% tab title="A" %}\nOne\n{% endtab %}\n\n{% tab title="B" %}\nTwo\n{% endtab %}\n\n{% endtabs %}\n',
      },
      reason: 'Comments and blank lines are no content',
    },
    {
      files: {'README.md': '{% tabs %}\nOne\n\n{% tab title="A" %}\nTwo\n{% endtabs %}\n'},
      reason: 'The unclosed `tab` is the mistake',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        const unpaired = unpairedNames(page)
        page.facts.blocks.forEach((block, index) => {
          const children = schemaOf(block.name)?.children
          if (children === undefined || block.close === undefined) return
          if ([block.name, ...children].some((name) => unpaired.has(name))) return
          const found = firstStray(block, index, children, page)
          if (found !== undefined) report(found)
        })
      },
    }
  },
})

/** The first thing in a block that is none of its children; the rest of it is the same mistake. */
function firstStray(
  block: Block,
  index: number,
  children: readonly string[],
  page: Page,
): Report | undefined {
  const node = blockContents(page).get(index)?.find(isVisible)
  const inner = block.children
    .flatMap((child) => page.facts.blocks[child] ?? [])
    .find(({name}) => isKnownTag(name) && !children.includes(name) && !isOwnMistake(name))
  if (inner !== undefined && (node === undefined || inner.range.start < rangeOf(node).start)) {
    return stray(rangeOf(inner.open), `\`${inner.name}\``, block, children)
  }
  return node === undefined ? undefined : stray(firstLine(node, page), 'content', block, children)
}

/** Children of another parent are reported as such. */
const isOwnMistake = (name: string) => schemaOf(name)?.parents !== undefined

function firstLine(node: Nodes, {lines}: Page): Range {
  const {start, end} = rangeOf(node)
  return {start, end: Math.min(end, lines.lineEnd(lines.place(start).line))}
}

const stray = (range: Range, what: string, {name, open}: Block, children: readonly string[]): Report => ({
  range,
  message: `Unexpected ${what} directly in \`${name}\`, expected only ${oneOf(children)}`,
  note: 'Readers do not see it',
  related: [{range: open.nameRange, message: `\`${name}\` opens here`}],
})
