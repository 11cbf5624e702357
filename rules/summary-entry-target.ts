import type {Fix, Report} from '../src/core/finding.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, codesApart} from '../src/lint/wording.ts'
import type {SummaryEntry} from '../src/page/facts.ts'
import type {Navigation, NavigationEntry} from '../src/project/navigation.ts'
import {isMarkdownPath} from '../src/project/paths.ts'
import {relativeHref} from '../src/project/relative-href.ts'
import {type Found, isSoleChoice, type Missing, type Resolution} from '../src/project/resolution.ts'
import {removeEntry} from '../src/project/summary-edits.ts'

export const summaryEntryTarget = defineSpaceRule({
  id: 'summary-entry-target',
  summary: 'Entries of the table of contents lead to Markdown files of the space, or to web addresses',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook makes a page for each entry from the file that it names. Where there is no such file the page is missing or empty; entries for folders and other files are left out.',
  inEditor: 'In Git only: the editor writes the table of contents itself',
  afterExport: {fate: 'stays', source: 'GitBook writes the path of the Markdown file'},
  sources: [
    'gitbook.com/docs, "content configuration": the summary mirrors the files of the space',
    'Observed: entries ending in `/` and entries for PDF files are not shown',
  ],
  owners: ['summary'],
  spaces: ['current', 'legacy'],
  examples: [
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](lines/)
~         ^^^^^^ summary-entry-target "expected its page \`lines/README.md\`"
* [Price list](prices.pdf)
~              ^^^^^^^^^^ summary-entry-target "expected a Markdown page"
* [Winds](wind.md)
~         ^^^^^^^ summary-entry-target "such as \`winds.md\`"
`,
        'README.md': '# Kites\n',
        'lines/README.md': '# Lines\n',
        'prices.pdf': '',
        'winds.md': '# Winds\n',
      },
      fixed: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](lines/README.md)
* [Price list](prices.pdf)
* [Winds](wind.md)
`,
      },
      fixedUnsafely: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/README.md)\n* [Price list](prices.pdf)\n* [Winds](winds.md)\n',
      },
    },
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines](<lines/two lines.md>)
* [Tails](tails\\_long.md)
* [Knots](/knots.md "Short")
* [How to tie](knots.md#tie)
* [Shop](https://shop.example/kites)
`,
        'README.md': '# Kites\n',
        'lines/two lines.md': '# Lines\n',
        'tails_long.md': '# Tails\n',
        'knots.md': '# Knots\n\n## Tie\n',
      },
    },
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/README.md)\n* [Again](lines/)\n',
        'README.md': '# Kites\n',
        'lines/README.md': '# Lines\n',
      },
      reason: "A second entry for a page is another rule's",
    },
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* Lines
  * [One line](lines.md)
`,
        'README.md': '# Kites\n',
        'lines.md': '# One line\n',
      },
      reason: 'An entry without a link names no file',
    },
  ],
  check({file, index, report}) {
    const {navigation} = index
    for (const one of navigation?.entries ?? []) {
      const {entry, resolution} = one
      if (!navigation || !resolution || !entry.hrefRange) continue
      // A second entry for a page is to go, whatever its form.
      if (resolution.kind === 'page' && isRepeated(navigation.entryOf(resolution.path), one, resolution))
        continue
      const found = judge(entry, resolution, file.path)
      if (!found || (index.space.kind !== 'current' && found.severity !== undefined)) continue
      const fix = found.fix ?? fixOf(one, navigation)
      report({...found, range: entry.hrefRange, ...(fix && {fix})})
    }
  },
})

const isRepeated = (
  main: NavigationEntry | undefined,
  {index}: NavigationEntry,
  {fragment}: Found,
): boolean => fragment === undefined && main !== undefined && main.index !== index

type Judgement = Omit<Report, 'range'>

const gone = 'The page is not on the site, or stands there empty'
const leftOut = 'GitBook leaves the entry out'

function judge(entry: SummaryEntry, resolution: Resolution, from: string): Judgement | undefined {
  const href = code(entry.href ?? '')
  switch (resolution.kind) {
    case 'page':
      return judgePage(entry, resolution, from)
    case 'include':
    case 'asset':
    case 'file':
      return {
        message: `Unexpected entry for file ${href}, expected a Markdown page`,
        severity: 'warning',
        note: leftOut,
      }
    case 'missing':
      return {message: missingMessage(entry.href ?? '', resolution), note: gone}
    case 'folder-without-readme':
      return {
        message: `Unexpected entry for folder ${href} without page, expected a Markdown page`,
        note: gone,
      }
    case 'wrong-case':
    case 'wrong-normalisation':
    case 'wrong-depth':
      return {message: misspelt(entry.href ?? '', resolution.actual), note: gone}
    case 'outside':
    case 'other-space':
      return {message: `Unexpected entry ${href} outside the space, expected a page of the space`, note: gone}
    case 'empty':
    case 'same-page':
      return {
        message: `Unexpected entry without page, expected a Markdown page or an address`,
        severity: 'warning',
        note: leftOut,
      }
    case 'address':
      return resolution.href.kind === 'broken-reference' || resolution.href.kind === 'broken-pages'
        ? {message: `Unexpected lost target ${href}, expected a Markdown page or an address`, note: gone}
        : undefined
    default:
      return undefined
  }
}

function judgePage(entry: SummaryEntry, {form, path, fragment}: Found, from: string): Judgement | undefined {
  if (form === 'file') return undefined
  const href = relativeHref(from, path) + (fragment === undefined ? '' : `#${fragment}`)
  const thing = form === 'folder' ? 'entry for folder' : 'entry'
  const [written, meant] = codesApart(entry.href ?? '', path)
  return {
    message: `Unexpected ${thing} ${written}, expected its page ${meant}`,
    note: leftOut,
    severity: 'warning',
    expected: [href],
    ...(entry.hrefRange && {
      fix: {
        title: `Name the file ${code(path)}`,
        safety: 'safe',
        edits: [{range: entry.hrefRange, text: href}],
      },
    }),
  }
}

/** Names the page that is meant where there is one; an entry that leads nowhere can only go. */
function fixOf({index, entry, resolution}: NavigationEntry, navigation: Navigation): Fix | undefined {
  const {hrefRange} = entry
  if (!resolution || !hrefRange) return undefined
  const fragment = /#.*$/.exec(entry.href ?? '')?.[0] ?? ''
  const name = (path: string, safety: Fix['safety']): Fix => ({
    title: `Name the file ${code(path)}`,
    safety,
    edits: [{range: hrefRange, text: relativeHref(navigation.path, path) + fragment}],
  })
  if (resolution.kind === 'wrong-case' || resolution.kind === 'wrong-depth') {
    return isMarkdownPath(resolution.actual)
      ? name(resolution.actual, isSoleChoice(resolution) ? 'safe' : 'unsafe')
      : undefined
  }
  if (resolution.kind !== 'missing' && resolution.kind !== 'folder-without-readme') return undefined
  const near = resolution.kind === 'missing' ? (resolution.nearest ?? resolution.sameName) : undefined
  if (near !== undefined) return isMarkdownPath(near) ? name(near, 'unsafe') : undefined
  const edit = removeEntry(navigation, index)
  return edit && {title: 'Remove the entry', safety: 'unsafe', visibleText: 'changes', edits: [edit]}
}

function missingMessage(href: string, {sameName, nearest}: Missing): string {
  const likely = nearest ?? sameName
  if (likely === undefined)
    return `Unexpected entry for missing page ${pathCode(href, 50)}, expected an existing page`
  const [written, meant] = codesApart(href, likely, 56)
  return `Unexpected entry for missing page ${written}, expected a page such as ${meant}`
}

function misspelt(href: string, actual: string): string {
  const [written, meant] = codesApart(href, actual, 70)
  return `Unexpected entry for missing page ${written}, expected ${meant}`
}
