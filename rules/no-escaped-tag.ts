/** Page rule: no tag is shown as text because it is escaped. Prose that merely names a tag is left alone. */
import type {Report} from '../src/core/finding.ts'
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
      reason: 'A tag without end tag: a warning',
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
        for (const {open, close} of units) {
          const isPair = close !== undefined
          const meant = open.hasAttribute ? open.atEdge : isPair && open.alone && close.alone
          if (meant) report(escaped(open, close, clear && isPair && open.hasAttribute))
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

function escaped(open: EscapedTag, close: EscapedTag | undefined, clear: boolean): Report {
  const tags = close === undefined ? [open] : [open, close]
  return {
    range: open.range,
    message: `Unexpected escaped tag \`${open.name}\`, expected \`{% ${open.name}\` without backslashes`,
    note: 'Readers see the tag as it is written',
    ...(!clear && {severity: 'warning'}),
    ...(tags.every(({alone}) => alone) && {
      fix: {
        title: 'Take the backslashes away',
        safety: clear ? 'safe' : 'unsafe',
        visibleText: 'changes',
        edits: tags.map(({range, value}) => ({range, text: value})),
      },
    }),
  }
}
