import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {isInHiddenFolder} from '../src/project/housekeeping-files.ts'
import {folderOf, nameOf} from '../src/project/paths.ts'

export const noLeftoverPage = defineSpaceRule({
  id: 'no-leftover-page',
  summary: 'Pages have names of their own',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook names a new page `untitled`, and `undefined` where it cannot make a name of the title. The name stays in the address of the page, which says nothing.',
  inEditor: 'Set the slug of the page in its options',
  sources: ['Observed in synced spaces: `untitled.md`, `undefined-1.md`'],
  owners: ['page'],
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/undefined-1.md)\n',
        'README.md': '# Kites\n',
        'lines/undefined-1.md': '# Lines\n~ @1:1 no-leftover-page "Unexpected page name `undefined-1`"\n',
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
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Undefined](undefined.md)\n* [Untitled works](untitled-works.md)\n',
        'README.md': '# Kites\n',
        'undefined.md': '# Undefined values\n',
        'untitled-works.md': '# Untitled works\n',
      },
      reason: 'The title says the same, and longer names are names',
    },
  ],
  check({file, index, report}) {
    const {path, facts} = file
    const {navigation} = index
    // Of an unlisted page that is told first.
    if (isInHiddenFolder(path) || (navigation && !navigation.lists(path))) return
    const name = nameOf(path).replace(/\.[^.]*$/, '')
    const word = nameOf(/^readme$/i.test(name) ? folderOf(path) : name)
    const placeholder = /^(untitled|undefined)(?:-\d+)*$/i.exec(word)?.[1]
    if (placeholder === undefined || facts.title?.text.toLowerCase().includes(placeholder.toLowerCase()))
      return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected page name ${code(word)}, expected one that says what the page is about`,
      note: `The address of the page ends in ${code(word)}`,
    })
  },
})
