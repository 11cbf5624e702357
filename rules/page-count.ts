import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {answersForSpace} from '../src/project/space-owner.ts'

export const pageCount = defineSpaceRule({
  id: 'page-count',
  summary: 'A space has no more pages than GitBook imports',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook imports up to 5,000 Markdown pages into a space; what lies beyond does not come through.',
  inEditor: 'In Git only: divide the pages among several spaces',
  sources: ['gitbook.com/docs, "import": up to 5,000 pages'],
  options: {
    max: {type: 'number', description: 'How many pages a space may have', default: 5000},
  },
  owners: ['summary', 'config'],
  examples: [
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n~ @1:1 page-count "Unexpected 2 pages"\n\n* [Kites](README.md)\n* [Lines](lines.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
      },
      options: {max: 1},
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/includes/knot.md': 'Tie it.\n',
      },
      options: {max: 1},
      reason: 'Includes are no pages',
    },
  ],
  check({file, index, options, report}) {
    const max = typeof options.max === 'number' ? options.max : 5000
    const {navigation, pages} = index
    const count = navigation ? [...pages.keys()].filter(navigation.lists).length : pages.size
    if (count <= max || !answersForSpace(file, index)) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected ${count} pages in a space, expected at most ${max}`,
      note: 'GitBook does not import all of them',
    })
  },
})
