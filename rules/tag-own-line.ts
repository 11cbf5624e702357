/** Page rule: tags of blocks stand alone on their line. Blocks without end tag are left to `no-unclosed-tag`. */
import type {Nodes} from 'mdast'
import type {Edit, Report} from '../src/core/finding.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {opensBlock} from '../src/page/opens-block.ts'
import type {Page} from '../src/page/page.ts'
import {lineEndingOf, surroundings} from '../src/page/tag-lines.ts'
import {isMention, tagsWithin} from '../src/page/tag-query.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const tagOwnLine = definePageRule({
  id: 'tag-own-line',
  summary: 'Tags of blocks stand alone on their line',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook tends to write such tags back as escaped text: readers then see braces in place of the block.',
  inEditor: 'Delete the raw tags and insert the block by typing `/`.',
  afterExport: {fate: 'stays', source: 'GitBook writes every tag on a line of its own'},
  sources: ['Observed in exports: tags that shared a line come back escaped, `\\{% hint … %\\}`'],
  examples: [
    {
      files: {
        'README.md': 'Text\n\n{% hint style="info" %} Open port 80. {% endhint %}\n~  ^^^^ tag-own-line\n',
      },
      fixed: {'README.md': 'Text\n\n{% hint style="info" %}\nOpen port 80.\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style="info" %}\nOpen port 80. {% endhint %}\n~                ^^^^^^^ tag-own-line\n',
      },
      fixed: {'README.md': '{% hint style="info" %}\nOpen port 80.\n{% endhint %}\n'},
    },
    {
      files: {'README.md': 'See {% embed url="https://example.org" %} here.\n~      ^^^^^ tag-own-line\n'},
      fixed: {'README.md': 'See\n\n{% embed url="https://example.org" %}\n\nhere.\n'},
    },
    {
      files: {
        'README.md':
          '{% hint style="info" %}\nHi\n{% endhint %}\n\n* {% hint style="info" %}\n  Hi\n  {% endhint %}\n',
      },
    },
    {
      files: {'README.md': '{% embed url="https://example.org" %} - read on\n~  ^^^^^ tag-own-line\n'},
      reason: 'On a line of its own the text would be a list',
    },
    {
      files: {
        'README.md':
          'Between {% raw %}`{{ a }}`{% endraw %} and {% tabs %} lies {% endtabs %}, in Jinja {% include "a.html" %}.\n',
      },
      reason: 'Prose that names tags',
    },
    {
      files: {'README.md': '| A |\n| - |\n| {% hint style="info" %} Hi {% endhint %} |\n'},
      reason: 'A table cell has no lines',
    },
  ],
  visit({page, report}) {
    const glued = new Map<number, readonly Nodes[]>()
    return {
      gitbookTag(tag, ancestors) {
        if (tag.inline) glued.set(rangeOf(tag).start, [...ancestors])
      },
      done() {
        if (glued.size === 0) return
        let reportedTo = -1
        for (const block of page.facts.blocks) {
          if (block.range.start < reportedTo || !isBlock(block, page)) continue
          const tag = [block.open, block.close].find((one) => one !== undefined && isGlued(one, page))
          const ancestors = tag === undefined ? undefined : glued.get(rangeOf(tag).start)
          if (tag === undefined || ancestors === undefined || ancestors.some(isCell)) continue
          const tags = tagsWithin(block.range, page)
          const canMove =
            isTopLevel(ancestors) && !tags.some((one) => makesBlock(one, page) || isSpokenOf(one, page))
          report(sharesLine(block, tag, canMove ? ownLines(block, page) : undefined))
          reportedTo = block.range.end
        }
      },
    }
  },
})

const isCell = ({type}: Nodes) => type === 'tableCell'
const isTopLevel = ([root, parent, ...rest]: readonly Nodes[]) =>
  root?.type === 'root' && parent?.type === 'paragraph' && rest.length === 0

function isGlued(tag: GitbookTag, page: Page): boolean {
  if (!tag.inline) return false
  const {hasTextBefore, hasTextAfter} = surroundings(page, tag)
  return hasTextBefore || hasTextAfter
}

/** Whether a known block was meant, rather than prose about one. */
function isBlock({name, open, close, unclosed}: Block, page: Page): boolean {
  const form = schemaOf(name)?.form
  if (form === undefined || unclosed || name === 'raw' || name === 'if') return false
  if (name === 'include') return /\.gitbook\/includes\/|\/~\/reusable\//.test(open.argument?.value ?? '')
  if (!isMention(open) || close === undefined) return !isMention(open)
  return (
    !open.inline ||
    !close.inline ||
    !(surroundings(page, open).hasTextBefore || surroundings(page, close).hasTextAfter)
  )
}

/** Whether a tag without attributes stands amid a sentence, which then is probably about it. */
function isSpokenOf(tag: GitbookTag, page: Page): boolean {
  const {hasTextBefore, hasTextAfter} = surroundings(page, tag)
  return tag.inline && tag.kind !== 'close' && isMention(tag) && hasTextBefore && hasTextAfter
}

/** Whether the text behind a tag would begin a list or another block on a line of its own. */
function makesBlock(tag: GitbookTag, page: Page): boolean {
  const {gapAfter, hasTextAfter} = surroundings(page, tag)
  return (
    hasTextAfter && tag.inline && !isTagAt(page.text, gapAfter.end) && opensBlock(page.text, gapAfter.end)
  )
}

const isTagAt = (text: string, offset: number) => text.startsWith('{%', offset)

/** Edits that put every tag of a block on a line of its own; only for paragraphs at the margin. */
function ownLines(block: Block, page: Page): readonly Edit[] {
  const newline = lineEndingOf(page)
  const edits = new Map<number, Edit>()
  for (const tag of tagsWithin(block.range, page)) {
    const {gapBefore, gapAfter, hasTextBefore, hasTextAfter} = surroundings(page, tag)
    if (hasTextBefore && tag.inline) {
      const text = rangeOf(tag).start === block.range.start ? newline + newline : newline
      edits.set(gapBefore.start, {range: gapBefore, text})
    }
    if (hasTextAfter && tag.inline) {
      const text = rangeOf(tag).end === block.range.end ? newline + newline : newline
      edits.set(gapAfter.start, {range: gapAfter, text})
    }
  }
  return [...edits.values()].sort((one, other) => one.range.start - other.range.start)
}

const sharesLine = ({name}: Block, tag: GitbookTag, edits: readonly Edit[] | undefined): Report => ({
  range: tag.nameRange,
  message: `Unexpected text beside the tag \`${tag.kind === 'close' ? 'end' : ''}${name}\`, expected it alone on its line`,
  note: 'After the next export readers may see the raw tags',
  ...(edits !== undefined && {
    fix: {title: 'Put the tags on lines of their own', safety: 'safe', edits},
  }),
})
