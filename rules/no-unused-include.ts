import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {nameOf} from '../src/project/paths.ts'
import {isNamedElsewhere, isUsed} from '../src/project/used-files.ts'

export const noUnusedInclude = defineSpaceRule({
  id: 'no-unused-include',
  summary: 'Every piece of reusable content is used by a page',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Nobody reads it, but writers keep it up to date and search finds it in the repository.',
  inEditor: 'Delete the reusable content in the list of reusable content',
  sources: ['gitbook.com/docs, "reusable content": a page shows it through an `include`'],
  owners: ['include'],
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/includes/knot.md':
          'Tie it twice.\n~ @1:1 no-unused-include "Unexpected unused content `knot.md`"\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n\n{% include ".gitbook/includes/knot.md" %}\n',
        '.gitbook/includes/knot.md': 'Tie it twice.\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n\n{% include ".gitbook/includes/bend.md" %}\n',
        '.gitbook/includes/bend.md': 'Bend it.\n\n{% include "knot.md" %}\n',
        '.gitbook/includes/knot.md': 'Tie it twice.\n',
      },
      reason: 'Another include uses it',
    },
  ],
  check({file, index, report}) {
    if (isUsed(index, file.path) || isNamedElsewhere(index, nameOf(file.path))) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected unused content ${code(nameOf(file.path))}, expected a page that includes it`,
      note: 'No page shows this content',
    })
  },
})
