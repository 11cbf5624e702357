import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {pageUrl} from '../src/project/page-url.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

export const noUrlCollision = defineSpaceRule({
  id: 'no-url-collision',
  summary: 'No two pages have the same address',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'The address of a page follows from the path of its file: `lines.md` and `lines/README.md` are both `/lines`. Only one of them can be had there.',
  inEditor: 'Change the slug of one of the pages in its options',
  sources: ['Observed in exports: a page with children is written as `README.md` of its folder'],
  owners: ['page'],
  examples: [
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/README.md)\n* [Strings](lines.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# Strings\n~ @1:1 no-url-collision "Unexpected second page at `/lines`"\n',
        'lines/README.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/README.md)\n  * [Knots](lines/knots.md)\n',
        'README.md': '# Kites\n',
        'lines/README.md': '# Lines\n',
        'lines/knots.md': '# Knots\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/README.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# Strings\n',
        'lines/README.md': '# Lines\n',
      },
      reason: 'A page that is not listed is not on the site and takes no address',
    },
  ],
  check({file, index, report}) {
    const url = pageUrl(file.path, index.space.readme)
    const rivals = (index.urls.get(url.toLowerCase()) ?? []).filter((path) => isPublished(index, path))
    if (url === '' || rivals.length < 2 || !rivals.includes(file.path)) return
    // Names that differ by case alone are another rule's.
    const [first] = inOrder(index, rivals)
    if (first === undefined || first === file.path || first.toLowerCase() === file.path.toLowerCase()) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected second page at ${code(`/${url}`)}, expected an address of its own beside ${code(first)}`,
      note: 'Only one of the pages can be reached at this address',
      related: [{path: first, range: {start: 0, end: 0}, message: 'The other page is here'}],
    })
  },
})

const isPublished = ({navigation, lookup}: SpaceIndex, path: string): boolean =>
  lookup.file(path)?.unread === undefined && (navigation === undefined || navigation.lists(path))

/** In the order of the table of contents, else of paths. */
function inOrder({navigation}: SpaceIndex, paths: readonly string[]): readonly string[] {
  const place = (path: string): number => navigation?.entriesOf(path)[0]?.index ?? 0
  return [...paths].sort((one, other) => place(one) - place(other))
}
