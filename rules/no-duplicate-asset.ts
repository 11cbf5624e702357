import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {comparePaths, nameOf} from '../src/project/paths.ts'
import {question} from '../src/project/question.ts'
import {isUsed} from '../src/project/used-files.ts'

export const noDuplicateAsset = defineSpaceRule({
  id: 'no-duplicate-asset',
  summary: 'No file is uploaded twice',
  severity: 'info',
  presets: ['strict'],
  fix: 'never',
  why: 'Readers load the same picture twice, and who replaces one copy leaves the others as they were.',
  inEditor: 'Let all pages use one of the files, then delete the others',
  sources: ['Observed in synced spaces: `image (1) (1).png` with the content of `image.png`'],
  owners: ['asset'],
  measures: true,
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n\n![A kite](.gitbook/assets/kite.png)\n',
        '.gitbook/assets/kite.png': 'kite\n',
        '.gitbook/assets/kite (1).png': 'kite\n~ @1:1 no-duplicate-asset "Unexpected copy of `kite.png`"\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/assets/kite.png': 'kite',
        '.gitbook/assets/kite (1).png': 'tail',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/assets/kite.png': '',
        '.gitbook/assets/tail.png': '',
      },
      reason: 'Files without content are no copies of one another',
    },
  ],
  check({file, index, report}) {
    const {digest} = file.entry
    const original = digest === undefined ? undefined : originalsOf(index).get(digest)
    if (original === undefined || original === file.path) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected copy of ${code(nameOf(original))}, expected one file for one content`,
      note: 'Both files have the same content',
      related: [{path: original, range: {start: 0, end: 0}, message: 'The same content is here'}],
    })
  },
})

/** By digest, the file that is kept: a used one before others, then the shortest path, for copies get ` (1)`. */
const originalsOf = question((index): ReadonlyMap<string, string> => {
  const unused = (path: string): number => (isUsed(index, path) ? 0 : 1)
  const originals = new Map<string, string>()
  const assets = [...index.assets].sort(
    ({path: one}, {path: other}) =>
      unused(one) - unused(other) || one.length - other.length || comparePaths(one, other),
  )
  for (const {path, digest} of assets)
    if (digest !== undefined && !originals.has(digest)) originals.set(digest, path)
  return originals
})
