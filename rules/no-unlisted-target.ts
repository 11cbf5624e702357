/** Reports links to Markdown files that the table of contents does not list: to GitBook they are no pages. */

import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'
import {listsPages} from '../src/project/listing.ts'
import {folderOf, foldersUpward, joinPath} from '../src/project/paths.ts'
import {question} from '../src/project/question.ts'
import {type Found, isFound} from '../src/project/resolution.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Setup](setup.md)\n'

export const noUnlistedTarget = defineSpaceRule({
  id: 'no-unlisted-target',
  summary: 'Links lead to pages that the table of contents lists',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A Markdown file that `SUMMARY.md` does not list is no page of the site. A link to it opens the file on GitHub, or is no link at all.',
  inEditor: 'in Git only: add the file to `SUMMARY.md`; in the editor, the page does not exist',
  sources: [
    'https://gitbook.com/docs: content configuration, the summary file',
    'https://github.com/GitbookIO/gitbook/issues/3850: links to what is no page become links to GitHub',
  ],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

After the [setup](setup.md), read on about [knots](knots.md#bowline).
~                                                  ^^^^^^^^ no-unlisted-target "expected a page in \`SUMMARY.md\`"
`,
        'setup.md': '# Setup\n\nBack to the [start](./) or [again](setup.md).\n',
        'knots.md': '# Knots\n\n## Bowline\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': `# Kites

See the [contents](SUMMARY.md) and the [warning](.gitbook/includes/wires.md).
~                  ^^^^^^^^^^ no-unlisted-target "no page of the site"
~                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^ no-unlisted-target
`,
        '.gitbook/includes/wires.md': '---\ntitle: Wires\n---\n\nMind the wires.\n',
      },
    },
    {
      files: {
        'README.md': '# Kites\n\nRead about [knots](knots.md).\n',
        'knots.md': '# Knots\n',
        '.gitbook.yaml': '',
      },
      reason: 'Without a table of contents every file is a page',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n[Knots](knots.md), [the file](.gitbook/assets/notes.md)\n',
        'setup.md': '# Setup\n',
        'knots.md': '---\nhidden: true\n---\n\n# Knots\n\nOnly [here](more.md).\n',
        'more.md': '# More\n',
        '.gitbook/assets/notes.md': '# Notes\n',
      },
      reason: 'Hidden pages, links from files that are no pages themselves, and Markdown kept as a download',
    },
  ],
  check({file, index, report}) {
    if (file.owner === 'page' && isUnlisted(index, file.path)) return
    const summaryPath = index.navigation?.path ?? ''
    const told = new Set<string>()
    for (const {resolution, target} of checkedTargets(index, file.path, 'page')) {
      if (!isFound(resolution) || told.has(resolution.path)) continue
      const isPage = resolution.kind === 'page'
      if (isPage ? !isUnlisted(index, resolution.path) : !isNoPage(index, resolution)) continue
      if (isHidden(index, resolution.path)) continue
      told.add(resolution.path)
      report({
        range: target.pathRange,
        message: isPage
          ? `Unexpected link to unlisted ${pathCode(resolution.path, 40)}, expected a page in ${pathCode(summaryPath, 26)}`
          : `Unexpected link to ${pathCode(resolution.path, 50)}, no page of the site, expected a page`,
        note: 'Readers land on GitHub, or get text that is no link',
      })
    }
  },
})

/** Tables of contents and reusable content are Markdown of which GitBook makes no page. */
const isNoPage = ({lookup, navigation}: SpaceIndex, {kind, path}: Found): boolean =>
  navigation !== undefined && (kind === 'include' || lookup.file(path)?.role === 'summary')

/** Whether a file is no page because a table of contents that lists pages leaves it out. */
function isUnlisted(index: SpaceIndex, path: string): boolean {
  const {navigation, space, lookup} = index
  if (!navigation || path === space.readme || navigation.lists(path)) return false
  if (!listsPages(index)) return false
  // Translations and old versions have tables of contents of their own.
  return !foldersUpward(folderOf(path)).some((folder) => {
    const summaryPath = joinPath(folder, 'SUMMARY.md')
    return summaryPath !== navigation.path && lookup.file(summaryPath) !== undefined
  })
}

const isHidden = question(
  ({facts}, path: string): boolean =>
    facts.get(path)?.frontMatter?.entries.some(({key, value}) => key === 'hidden' && value === true) ?? false,
)
