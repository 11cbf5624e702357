import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {isLikelyPage, isListed} from '../src/project/listing.ts'
import {folderOf, foldersUpward, joinPath} from '../src/project/paths.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'
import {addEntry} from '../src/project/summary-edits.ts'

export const noUnlistedPage = defineSpaceRule({
  id: 'no-unlisted-page',
  summary: 'Pages are listed in the table of contents',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'With a table of contents GitBook imports only what it lists. A page that is not listed never appears on the site, without any error.',
  inEditor:
    'In Git only: add an entry, or delete the file. Drafts can be listed with `hidden: true` in their front matter',
  afterExport: {fate: 'stays', source: 'GitBook then knows the page and writes its entry itself'},
  sources: ['gitbook.com/docs, "troubleshooting": files that the summary does not name are not imported'],
  owners: ['page'],
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n~ @1:1 no-unlisted-page "Unexpected page outside the table of contents"\n',
      },
      fixedUnsafely: {'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md)\n'},
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        'knots/README.md': '# Knots\n~ @1:1 no-unlisted-page\n',
        'knots/bow.md': '# Bow\n~ @1:1 no-unlisted-page\n',
        'knots/eight.md': '# Eight\n~ @1:1 no-unlisted-page\n',
        'lines.md': '# Lines\n~ @1:1 no-unlisted-page\n',
      },
      fixedUnsafely: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Knots](knots/README.md)\n  * [Bow](knots/bow.md)\n  * [Eight](knots/eight.md)\n* [Lines](lines.md)\n',
      },
      reason: 'The page of a folder comes first, the others of the folder below it',
    },
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Tie](lines.md#tie)\n* [Lines](lines.md)\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n\n## Tie\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        'LICENSE.md': 'MIT\n',
        'CONTRIBUTING.md': '# How to help\n',
        'AGENTS.md': '# For agents\n',
        '.github/pull_request_template.md': 'What changes?\n',
        '.gitbook/includes/knot.md': 'Tie it twice.\n',
        'fr/guide.md': '# Guide\n',
        'fr/SUMMARY.md': '# Sommaire\n\n* [Guide](guide.md)\n',
      },
      reason:
        'Licences, what is for contributors and their tools, hidden folders, includes, and folders with their own table of contents are no pages of this one',
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        'ja/README.md': '# Tako\n',
        'tools/README.md': '# Build scripts\n',
        'tools/build.py': '',
        '_notes/ideas.md': '# Ideas\n',
      },
      reason:
        'Nothing of a translation is listed here, a README beside code is about the code, and `_` marks notes and drafts',
    },
  ],
  check({file, index, report}) {
    const {navigation} = index
    if (!navigation || !isToList(index, file.path)) return
    const edit = awaitsFolder(index, file.path) ? undefined : addEntry(index, file.path)
    report({
      range: {start: 0, end: 0},
      message: `Unexpected page outside the table of contents, expected an entry in ${code(navigation.path)}`,
      note: 'GitBook does not import this page, and says nothing about it',
      ...(edit && {
        fix: {
          title: `Add the page to ${code(navigation.path)}`,
          safety: 'unsafe' as const,
          visibleText: 'changes' as const,
          edits: [edit],
        },
      }),
    })
  },
})

/** Whether the page of a folder around it is not listed either: its entry comes first, and this one below it. */
const awaitsFolder = (index: SpaceIndex, path: string): boolean =>
  foldersUpward(folderOf(path))
    .filter((folder) => folder !== '')
    .map((folder) => joinPath(folder, 'README.md'))
    .some((readme) => readme !== path && index.facts.has(readme) && isToList(index, readme))

const isToList = (index: SpaceIndex, path: string): boolean =>
  !isListed(index, path) && isLikelyPage(index, path)
