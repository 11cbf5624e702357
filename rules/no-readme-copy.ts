import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {isReadmeCopy, originalOf} from '../src/project/readme-copy.ts'

export const noReadmeCopy = defineSpaceRule({
  id: 'no-readme-copy',
  summary: 'No copy of a README stands beside it',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook writes `README-1.md` or `readme.md` when the README is created or edited in its editor and in Git. Readers then see one of them, and the changes made to the other are lost.',
  inEditor: 'In Git only: merge the copy into the README, then delete it',
  sources: ['gitbook.com/docs, "troubleshooting": the README is to be managed in Git only'],
  owners: ['page'],
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        'README-1.md': '# Kites\n~ @1:1 no-readme-copy "Unexpected copy of `README.md`"\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/README.md)\n',
        'README.md': '# Kites\n',
        'lines/README.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [French](README-fr.md)\n* [Lines](lines/readme.md)\n',
        'README.md': '# Kites\n',
        'README-fr.md': '# Cerfs-volants\n',
        'lines/readme.md': '# Lines\n',
      },
      reason:
        'A translation is no copy, and where there is no `README.md` beside it another spelling is the only one',
    },
  ],
  check({file, index, report}) {
    if (!isReadmeCopy(index.lookup, file.path)) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected copy of ${code(originalOf(file.path))}, expected one README in a folder`,
      note: 'GitBook takes one of them for the page of the folder',
    })
  },
})
