/** Reports reusable content inside reusable content. */
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
        'README.md': '# Kites\n',
        '.gitbook/includes/help.md':
          '---\ntitle: Help\n---\n\nWrite `{% include "wires.md" %}` for the warning.\n',
      },
      reason: 'A tag in code is text',
    },
  ],
  check({file, report}) {
    for (const {kind, href, hrefRange} of file.facts.targets) {
      if (kind !== 'include') continue
      report({
        range: hrefRange,
        message: `Unexpected ${code(href)} inside an include, expected its content`,
        note: 'Readers may see nothing here',
      })
    }
  },
})
