/** Reports reusable content inside reusable content. */
import {lostTarget} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n'

export const noNestedInclude = defineSpaceRule({
  id: 'no-nested-include',
  summary: 'Reusable content holds no other reusable content',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'The editor of GitBook does not let reusable content hold other reusable content, so what is nested may not be shown, and a circle cannot be.',
  inEditor: 'Open the reusable content, and detach the one inside it.',
  sources: ['Inferred: no export of GitBook nests reusable content'],
  owners: ['include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n{% include ".gitbook/includes/safety.md" %}\n',
        '.gitbook/includes/safety.md': `---
title: Safety
---

{% include "wires.md" %}
~           ^^^^^^^^ no-nested-include "expected its content"
`,
        '.gitbook/includes/wires.md': '---\ntitle: Wires\n---\n\nMind the wires.\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n{% include ".gitbook/includes/wires.md" %}\n',
        '.gitbook/includes/wires.md': '---\ntitle: Wires\n---\n\nMind the [wires](../../README.md).\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n{% include ".gitbook/includes/wires.md" %}\n',
        '.gitbook/includes/wires.md': '---\ntitle: Wires\n---\n\n{% include "wire.md" %}\n',
      },
      reason: 'Reusable content that does not exist is told as missing, and nowhere else',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n',
        '.gitbook/includes/help.md':
          '---\ntitle: Help\n---\n\nWrite `{% include "wires.md" %}` for the warning.\n',
      },
      reason: 'A tag in code is text',
    },
  ],
  check({file, index, report}) {
    for (const one of index.links.from(file.path)) {
      const {kind, href, hrefRange} = one.target
      // One that does not exist is nothing to put in its place.
      if (kind !== 'include' || lostTarget(index, one, 'include')) continue
      report({
        range: hrefRange,
        message: `Unexpected ${code(href)} inside an include, expected its content`,
        note: 'Readers may see nothing here',
      })
    }
  },
})
