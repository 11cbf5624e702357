import {defineSpaceRule} from '../src/lint/space-rule.ts'
import type {PageFacts} from '../src/page/facts.ts'
import {isInHiddenFolder} from '../src/project/housekeeping-files.ts'

export const noEmptyPage = defineSpaceRule({
  id: 'no-empty-page',
  summary: 'Listed pages have content',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Readers find the page in the sidebar, open it and meet nothing.',
  inEditor: 'Write the page, or hide or delete it',
  sources: ['GitBook shows an empty page as it is'],
  owners: ['page'],
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '---\nicon: rope\n---\n~ @1:1 no-empty-page "Unexpected empty page"\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '',
      },
      reason: 'A page that is not listed is not on the site: that is another mistake',
    },
  ],
  check({file, index, report}) {
    const {navigation} = index
    if (!file.facts.empty || isHidden(file.facts) || isInHiddenFolder(file.path)) return
    if (navigation && !navigation.lists(file.path)) return
    report({
      range: {start: 0, end: 0},
      message: 'Unexpected empty page, expected a title and text',
      note: 'Readers who open the page see nothing',
    })
  },
})

const isHidden = ({frontMatter}: PageFacts): boolean =>
  frontMatter?.entries.some(({key, value}) => key === 'hidden' && value === true) ?? false
