/** Page rule: blocks between the items of a numbered list are indented into an item, so that numbers go on. */
import type {List, Nodes} from 'mdast'
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const noBlockBetweenItems = definePageRule({
  id: 'no-block-between-items',
  summary: 'Blocks between the items of a numbered list are indented into an item',
  severity: 'info',
  presets: [],
  fix: 'never',
  why: 'A block at the margin ends the list: readers see two lists, and the second may start anew.',
  inEditor: 'Drag the block into the item above it.',
  sources: [
    'CommonMark: a block at the margin ends a list',
    'Observed in repositories: lists that are cut in two',
  ],
  examples: [
    {
      files: {
        'README.md':
          '1. Stop it.\n2. Copy it.\n\n{% hint style="info" %}\n~  ^^^^ no-block-between-items\nHi\n{% endhint %}\n\n1. Start it.\n',
      },
    },
    {
      files: {'README.md': '1. Stop it.\n\n{% hint style="info" %}\nHi\n{% endhint %}\n\n2. Start it.\n'},
      reason: 'The numbers go on',
    },
    {
      files: {
        'README.md':
          '1. Stop it.\n\n   {% hint style="info" %}\n   Hi\n   {% endhint %}\n2. Start it.\n\n* One\n\n{% hint style="info" %}\nHi\n{% endhint %}\n\n* Two\n',
      },
      reason: 'Indented into the item; a list without numbers',
    },
    {
      files: {
        'README.md': '1. Stop it.\n\n## Next\n\n{% hint style="info" %}\nHi\n{% endhint %}\n\n1. Start it.\n',
      },
      reason: 'A heading ends the list on purpose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {tag, list} of cutLists(page.tree.children)) report(interrupts(tag, list))
      },
    }
  },
})

interface Cut {
  readonly tag: GitbookTag
  /** The list before the block. */
  readonly list: List
}

/** Where nothing but blocks stands between two numbered lists, and the second does not count on. */
function cutLists(children: readonly Nodes[]): readonly Cut[] {
  const cuts: Cut[] = []
  let list: List | undefined
  let tag: GitbookTag | undefined
  let isOpen = false
  for (const node of children) {
    if (isOpen) isOpen = !(node.type === 'gitbookTag' && node.kind === 'close' && node.name === tag?.name)
    else if (node.type === 'gitbookTag' && node.kind === 'open' && list !== undefined) {
      tag ??= node
      isOpen = node.name === tag.name
      if (!isOpen) list = undefined
    } else {
      const next = isNumbered(node) ? node : undefined
      if (next !== undefined && list !== undefined && tag !== undefined && !countsOn(list, next))
        cuts.push({tag, list})
      list = next
      tag = undefined
    }
  }
  return cuts
}

const isNumbered = (node: Nodes): node is List => node.type === 'list' && node.ordered === true

const countsOn = (list: List, next: List) => next.start === (list.start ?? 1) + list.children.length

const interrupts = (tag: GitbookTag, list: List): Report => ({
  range: tag.nameRange,
  message: `Unexpected \`${tag.name}\` at the margin in a numbered list, expected it indented into the item above`,
  note: 'Readers see two lists; the second may start anew',
  related: [{range: rangeOf(list.children.at(-1) ?? list), message: 'The list ends here'}],
})
