/** Page rule: no tag is shown as text because it is escaped. Prose that merely names a tag is left alone. */
import type {Edit, Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {type EscapedTag, escapedTags, showsTag} from '../src/page/escaped-tags.ts'

export const noEscapedTag = definePageRule({
  id: 'no-escaped-tag',
  summary: 'Tags of GitBook are not escaped',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Readers see the source of the block, braces and all, in place of the block.',
  inEditor: 'Delete the raw tags and insert the block by typing `/`.',
  afterExport: {fate: 'stays', source: 'A tag alone on its line is written back as it is'},
  sources: [
    'Observed in exports: `\\{% hint style="info" %\\}` in place of hints that shared a line with text',
  ],
  examples: [
    {
      files: {
        'README.md':
          '# Ports\n\n\\{% hint style="info" %\\}\n~^^^^^^^^^^^^^^^^^^^^^^^^ no-escaped-tag "escaped tag `hint`"\nOpen port 80.\n\\{% endhint %\\}\n',
      },
      fixed: {'README.md': '# Ports\n\n{% hint style="info" %}\nOpen port 80.\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '\\{% hint style="info" %\\} Open port 80. \\{% endhint %\\}\n~^^^^^^^^^^^^^^^^^^^^^^^^ no-escaped-tag\n',
      },
      reason: 'On one line the block cannot be restored by taking escapes away',
    },
    {
      files: {'README.md': '\\{% embed url="https://example.org" %\\}\n~ @1:1-1:40 no-escaped-tag\n'},
      fixedUnsafely: {'README.md': '{% embed url="https://example.org" %}\n'},
      reason: 'A tag without end tag: a warning',
    },
    {
      files: {
        'README.md':
          '\\{% hint style="info" %\\}\\\n~ @1:1-1:27 no-escaped-tag\nOpen port 80.\\\n\\{% endhint %\\}\n',
      },
      fixed: {'README.md': '{% hint style="info" %}\nOpen port 80.\n{% endhint %}\n'},
    },
    {
      files: {
        'README.md':
          '\\{% tabs %\\}\n~ @1:1-1:13 no-escaped-tag\n\\{% tab title="A" %\\}\n~ @2:1-2:22 no-escaped-tag\nx\n\\{% endtab %\\}\n\\{% endtabs %\\}\n',
      },
      reason: 'A tab means nothing by itself, and `tabs` alone may be prose',
    },
    {files: {'README.md': 'Write \\{% hint style="info" %\\} to open a box.\n'}, reason: 'Prose about a tag'},
    {
      files: {
        'README.md': '\\{% for a in b %\\}\n\\{% endfor %\\}\n\n\\{% if x %\\}\n\nUse \\{% tabs %\\}\n',
      },
      reason: 'Jinja, and a bare name',
    },
    {files: {'README.md': '{% hint style="info" %}\nHi\n{% endhint %}\n'}},
  ],
  visit({page, report}) {
    const found: EscapedTag[] = []
    let others = false
    return {
      text(node) {
        for (const tag of escapedTags(page.text, node)) found.push(tag)
      },
      code(node) {
        others ||= showsTag(node)
      },
      inlineCode(node) {
        others ||= showsTag(node)
      },
      done() {
        const units = pairUp(found)
        const clear = !others && units.every(({close}) => close !== undefined)
        for (const unit of units) {
          const {open, close} = unit
          const isPair = close !== undefined
          const meant = open.hasAttribute ? open.atEdge : isPair && open.alone && close.alone
          const isSafe = clear && isPair && open.hasAttribute && !units.some((one) => holds(one, unit))
          if (meant) report(escaped(unit, isSafe, page.text))
        }
      },
    }
  },
})

interface Unit {
  readonly open: EscapedTag
  readonly close?: EscapedTag
}

/** Each opening tag with the next end tag of its name. */
function pairUp(tags: readonly EscapedTag[]): readonly Unit[] {
  const pending = new Map<string, EscapedTag[]>()
  const units: Unit[] = []
  for (const tag of tags.toReversed()) {
    const closings = pending.get(tag.name) ?? []
    pending.set(tag.name, closings)
    if (tag.kind === 'close') closings.push(tag)
    else {
      const close = closings.pop()
      units.push(close === undefined ? {open: tag} : {open: tag, close})
    }
  }
  return units.reverse()
}

/** Whether a pair without attribute stands around another: `tabs`, without which a `tab` means nothing. */
const holds = ({open, close}: Unit, inner: Unit): boolean =>
  !open.hasAttribute &&
  close !== undefined &&
  open.range.end <= inner.open.range.start &&
  inner.open.range.end <= close.range.start

function escaped({open, close}: Unit, isSafe: boolean, text: string): Report {
  const tags = close === undefined ? [open] : [open, close]
  return {
    range: open.range,
    message: `Unexpected escaped tag \`${open.name}\`, expected \`{% ${open.name}\` without backslashes`,
    note: 'Readers see the tag as it is written',
    ...(!isSafe && {severity: 'warning'}),
    ...(tags.every(({alone}) => alone) && {
      fix: {
        title: 'Take the backslashes away',
        safety: isSafe ? 'safe' : 'unsafe',
        visibleText: 'changes',
        edits: tags.flatMap((tag) => [...breakBefore(tag, text), {range: tag.range, text: tag.value}]),
      },
    }),
  }
}

/** A hard break that led to an end tag in its paragraph: it would be left over, and shown as a backslash. */
function breakBefore({kind, range}: EscapedTag, text: string): readonly Edit[] {
  const found = /[^\\](\\)(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(Math.max(0, range.start - 80), range.start))
  if (kind === 'open' || found === null) return []
  const start = range.start - found[0].length + 1
  return [{range: {start, end: start + 1}, text: ''}]
}
