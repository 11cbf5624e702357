/**
 * Reports paths that differ from their file's name in Unicode normalisation alone. It offers no fix: both
 * forms look the same, and editors and shells change one into the other.
 */

import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n'

export const pathNormalisation = defineSpaceRule({
  id: 'path-normalisation',
  summary: 'Paths have the Unicode form of their files’ names',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'macOS writes `é` in file names as `e` and an accent. Git keeps the bytes, so a path that looks the same may not be the same to GitBook.',
  inEditor: 'Upload the file again under a name without accents, and choose it in the block.',
  sources: [
    'https://git-scm.com/docs/git-config: `core.precomposeUnicode`',
    'https://unicode.org/reports/tr15',
  ],
  spaces: ['current', 'legacy', 'loose'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n![A kite](m\u00e9tier.png)\n~         ^^^^^^^^^^ path-normalisation "expected the file\'s own form"\n',
        'me\u0301tier.png': '',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n![A kite](me\u0301tier.png)\n',
        'me\u0301tier.png': '',
      },
      reason: 'The same bytes in path and name are right in either form',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n![A kite](m\u00e9tier.png)\n',
        'm\u00e9tier.png': '',
        'me\u0301tier.png': '',
      },
      reason: 'The exact name counts where both exist',
    },
  ],
  check({file, index, report}) {
    for (const {resolution, target} of checkedTargets(index, file.path)) {
      if (resolution.kind !== 'wrong-normalisation') continue
      report({
        range: target.pathRange,
        message: `Unexpected Unicode form of ${pathCode(resolution.actual)}, expected the file's own form`,
        note: 'The names look the same and differ in bytes: readers may find nothing there',
      })
    }
  },
})
