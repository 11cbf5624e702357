import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {nameOf} from '../src/project/paths.ts'
import {isNamedElsewhere, isUpload, isUsed} from '../src/project/used-files.ts'

export const noUnusedAsset = defineSpaceRule({
  id: 'no-unused-asset',
  summary: 'Every uploaded file is used by a page',
  severity: 'info',
  presets: ['strict'],
  fix: 'never',
  why: 'Nobody sees the file, but every clone and every sync carries it. GitBook leaves files behind when it copies and moves pages.',
  inEditor: 'Delete the file from the list of files of the space, or in Git',
  sources: ['Observed in synced spaces: more than half of all uploaded files are not used'],
  owners: ['asset'],
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n\n![A kite](<.gitbook/assets/kite (1).png>)\n',
        '.gitbook/assets/kite (1).png': '',
        '.gitbook/assets/tail.png': '~ @1:1 no-unused-asset "Unexpected unused file `tail.png`"\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md':
          '---\ncover: .gitbook/assets/sky.jpg\n---\n\n# Kites\n\n<img src=".gitbook/assets/kite.png" alt="">\n\n{% file src=".gitbook/assets/plan.pdf" %}\n',
        '.gitbook/assets/sky.jpg': '',
        '.gitbook/assets/kite.png': '',
        '.gitbook/assets/plan.pdf': '',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n\n![A kite](.gitbook/assets/Kite.png)\n',
        '.gitbook/assets/kite.png': '',
      },
      reason: 'A slip in the path is the mistake of the page: the file is meant',
    },
  ],
  check({file, index, report}) {
    if (!isUpload(file.path) || isUsed(index, file.path)) return
    if (isNamedElsewhere(index, nameOf(file.path))) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected unused file ${code(nameOf(file.path))}, expected a page that uses it`,
      note: 'No page, include or cover of the space uses the file',
    })
  },
})
