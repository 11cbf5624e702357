import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {codesApart} from '../src/lint/wording.ts'
import {comparePaths} from '../src/project/paths.ts'
import {isReadmeCopy} from '../src/project/readme-copy.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

export const noPathCaseCollision = defineSpaceRule({
  id: 'no-path-case-collision',
  summary: 'No two files have paths that differ by case, or by the encoding of their letters, alone',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'Addresses of the site ignore case, and so do the disks of macOS and Windows: one of the files overwrites the other, on the site or at the next checkout.',
  inEditor: 'In Git only: rename one of the files',
  sources: [
    'gitbook.com/docs, "site redirects": addresses ignore case',
    'Git on file systems that ignore case',
  ],
  owners: ['page', 'include', 'asset'],
  examples: [
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines](Lines.md)\n* [Strings](lines.md)\n',
        'README.md': '# Kites\n',
        'Lines.md': '# Lines\n',
        'lines.md': '# Strings\n~ @1:1 no-path-case-collision "expected one that differs from `Lines.md`"\n',
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
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines](a/Lines.md)\n* [Strings](b/lines.md)\n',
        'README.md': '# Kites\n',
        'a/Lines.md': '# Lines\n',
        'b/lines.md': '# Strings\n',
      },
      reason: 'The paths differ by their folders',
    },
  ],
  check({file, index, report}) {
    if (isReadmeCopy(index.lookup, file.path)) return
    const others = index.lookup.byCase(file.path).filter((path) => isRival(index, path))
    const [first] = [...others].sort(comparePaths)
    if (first === undefined || comparePaths(first, file.path) > 0) return
    const [own, other] = codesApart(file.path, first, 60)
    report({
      range: {start: 0, end: 0},
      message: `Unexpected path ${own}, expected one that differs from ${other} by more than case`,
      note: 'One of the files overwrites the other where case does not count',
      ...(file.owner === 'asset' && {severity: 'info' as const}),
      related: [{path: first, range: {start: 0, end: 0}, message: 'The other file is here'}],
    })
  },
})

const isRival = ({lookup}: SpaceIndex, path: string): boolean => {
  const role = lookup.file(path)?.role
  return role === 'page' || role === 'include' || role === 'asset'
}
