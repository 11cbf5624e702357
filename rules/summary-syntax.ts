import type {Report} from '../src/core/finding.ts'
import {type Range, range} from '../src/core/range.ts'
import {defineSpaceRule, type SpaceContext} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import type {SummaryEntry, SummaryYaml} from '../src/page/facts.ts'
import {isHousekeepingFile, isInHiddenFolder} from '../src/project/housekeeping-files.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'
import {isNothing, parseYaml, textOf, valueAt, type YamlNode} from '../src/project/yaml-facts.ts'

const openApi = `# Table of contents

* [Kites](README.md)
  * \`\`\`yaml
    type: builtin:openapi
    props:
      models: true
    dependencies:
      spec:
        ref:
          kind: openapi
          spec: kites
    \`\`\`
`

export const summarySyntax = defineSpaceRule({
  id: 'summary-syntax',
  summary: 'The table of contents is a list of links that GitBook can read',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'What is no entry is left out: the page behind it does not appear, and nothing says so.',
  inEditor: 'In Git only: the editor writes the table of contents itself',
  sources: [
    'gitbook.com/docs, "content configuration"',
    'Entries of `builtin:openapi` as GitBook writes them in its own documentation',
  ],
  owners: ['summary'],
  examples: [
    {
      files: {
        'SUMMARY.md': `# Table of contents

* [Kites](README.md)
* [Lines] (lines.md)
~ @4:3-4:21 summary-syntax "Unexpected text \`[Lines] (lines.md)\`, expected a link"
* [Knots](knots.md)
          * [Loops](loops.md)
~           ^^^^^^^^^^^^^^^^^ summary-syntax "Unexpected second link in an entry"
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
        'knots.md': '# Knots\n',
        'loops.md': '# Loops\n',
      },
    },
    {
      files: {
        'SUMMARY.md':
          '{"pages": ["README.md"]}\n~ @1:1-1:25 summary-syntax "Unexpected table of contents without entries"\n',
        'README.md': '# Kites\n',
      },
    },
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n~ @1:1 summary-syntax "Unexpected table of contents without entries"\n\n<!-- to come -->\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n',
        'README.md': '# Kites\n',
        'CONTRIBUTING.md': '# How to help\n',
      },
      reason: 'There is no page yet that could be listed',
    },
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n\n* [Kites](README.md)\n\nMore: [Lines](lines.md), [Kites](README.md)\n~     ^^^^^^^^^^^^^^^^^ summary-syntax "Unexpected link outside a list"\n',
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
      },
    },
    {
      files: {
        'SUMMARY.md': openApi
          .replace('builtin:openapi', 'builtin:openapy')
          .replace(
            '    props:',
            '~         ^^^^^^^^^^^^^^^ summary-syntax "expected `builtin:openapi`"\n    props:',
          ),
        'README.md': '# Kites\n',
      },
    },
    {
      files: {
        'SUMMARY.md': `${openApi}
### Making <a href="#making" id="making"></a>

- [Lines](lines.md "Short")
- Tails
  - [Long tail](tail.md)

***

* [Shop](https://shop.example)
`,
        'README.md': '# Kites\n',
        'lines.md': '# Lines\n',
        'tail.md': '# Long tail\n',
      },
      reason:
        'Pages made from a specification, groups at any level, separators and entries that only hold others are read',
    },
  ],
  check({file, index, report}) {
    const {entries = [], other = [], groups = []} = file.facts.summary ?? {}
    if (entries.length === 0) {
      // A space that is a README alone is one that nobody has begun.
      const [first = groups[0]?.range] = other
      if (first === undefined && !hasPages(index)) return
      report({
        range: first ?? {start: 0, end: 0},
        message: 'Unexpected table of contents without entries, expected a list of links to pages',
        note: 'GitBook imports only what the table of contents lists: here, no page',
      })
      return
    }
    for (const at of linksInText(other, index)) report(outsideList(at))
    const withChildren = new Set(entries.map(({parent}) => parent))
    entries.forEach((entry, at) => {
      if (entry.yaml) checkYaml(entry.yaml, report)
      else checkEntry(entry, withChildren.has(at), report)
    })
  },
})

/** Whether there are pages beside the landing page. */
const hasPages = ({pages, space}: SpaceIndex): boolean =>
  [...pages.keys()].some(
    (path) => path !== space.readme && !isHousekeepingFile(path) && !isInHiddenFolder(path),
  )

/** The links to files of the space that stand in text between the lists. */
function linksInText(text: readonly Range[], {links, navigation}: SpaceIndex): readonly Range[] {
  if (!navigation || text.length === 0) return []
  let at = 0
  return links.from(navigation.path).flatMap(({target, resolution}) => {
    // Texts and links are both in source order.
    while ((text[at]?.end ?? Number.POSITIVE_INFINITY) <= target.range.start) at++
    const isInText = (text[at]?.start ?? Number.POSITIVE_INFINITY) <= target.range.start
    const isLink = target.kind === 'link' && resolution.kind === 'page'
    return isInText && isLink && !navigation.lists(resolution.path) ? [target.range] : []
  })
}

const outsideList = (at: Range): Report => ({
  range: at,
  message: 'Unexpected link outside a list, expected it behind a bullet of its own',
  note: 'GitBook takes entries from lists only: the page is not listed',
})

type ReportTo = SpaceContext['report']

function checkEntry(
  {href, text, moreLinks = [], range: at}: SummaryEntry,
  hasChildren: boolean,
  report: ReportTo,
): void {
  for (const link of moreLinks) {
    report({
      range: link,
      message: 'Unexpected second link in an entry, expected each link behind a bullet of its own',
      note: 'GitBook takes the first link only',
    })
  }
  if (href !== undefined || text.trim() === '') return
  const isLink = /\]\s*\(/.test(text)
  if (!isLink && hasChildren) return
  report({
    range: at,
    message: isLink
      ? `Unexpected text ${code(text)}, expected a link`
      : `Unexpected entry ${code(text)} without link, expected a link to a page`,
    note: isLink ? 'Markdown reads this as text: the page is not listed' : 'There is no page for this entry',
    ...(!isLink && {severity: 'info' as const}),
  })
}

function checkYaml(yaml: SummaryYaml, report: ReportTo): void {
  const {root, errors} = parseYaml('', yaml.source)
  const [error] = errors
  if (error || root?.kind !== 'map') {
    report({
      range: error ? placed(yaml, error.range) : yaml.range,
      message: `Unexpected YAML in an entry, expected \`type\` and \`dependencies\` of a generated entry`,
      note: 'GitBook makes no pages from this entry',
    })
    return
  }
  const type = valueAt(root, 'type')
  if (textOf(type) !== 'builtin:openapi') {
    report({
      range: type?.kind === 'scalar' && !isNothing(type) ? placed(yaml, type.textRange) : yaml.range,
      message: `Unexpected ${textOf(type) === undefined ? 'missing type' : `type ${code(textOf(type) ?? '')}`} of an entry, expected \`builtin:openapi\``,
      note: 'GitBook makes no pages from this entry',
    })
    return
  }
  if (specOf(root) === undefined) {
    report({
      range: type?.kind === 'scalar' ? placed(yaml, type.textRange) : yaml.range,
      message:
        'Unexpected missing `dependencies.spec.ref.spec`, expected the name of an OpenAPI specification',
      note: 'GitBook makes no pages from this entry',
    })
  }
}

const specOf = (root: YamlNode): string | undefined =>
  textOf(valueAt(valueAt(valueAt(valueAt(root, 'dependencies'), 'spec'), 'ref'), 'spec'))

/** A range of the YAML in the file, whose lines are indented. */
function placed({source, lineStarts = [], range: whole}: SummaryYaml, {start, end}: Range): Range {
  const at = (offset: number): number | undefined => {
    const before = source.slice(0, offset).split(/\r\n|\r|\n/)
    const line = lineStarts[before.length - 1]
    return line === undefined ? undefined : line + (before.at(-1) ?? '').length
  }
  const [from, to] = [at(start), at(end)]
  return from === undefined || to === undefined ? whole : range(from, Math.max(from, to))
}
