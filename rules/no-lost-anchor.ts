/** Space rule, for runs that compare: anchors that other pages have linked to are still there. */
import type {Fix, Report} from '../src/core/finding.ts'
import {range} from '../src/core/range.ts'
import {decodePercent} from '../src/gitbook/href.ts'
import {anchorMatches} from '../src/gitbook/slug.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import type {Heading, PageFacts} from '../src/page/facts.ts'
import {headingFor, resolveAnchor} from '../src/project/anchors.ts'
import type {ResolvedTarget} from '../src/project/links.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

const summary = '# Contents\n\n* [Bay](README.md)\n* [Reef](reef.md)\n'
const before = {
  'README.md': '# Bay\n\nLook for [corals](reef.md#corals).\n',
  'SUMMARY.md': summary,
  'reef.md': '# Reef\n\n## Corals\n\nRed ones.\n',
}

export const noLostAnchor = defineSpaceRule({
  id: 'no-lost-anchor',
  summary: 'A change to a page keeps the anchors that other pages linked to',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Links to the section open the page at its top. Those of this space can be mended with the change; bookmarks and links of other sites cannot.',
  inEditor:
    'Copy the old anchor from a link, and give it to the heading: the menu of the heading holds its anchor.',
  afterExport: {
    fate: 'stays',
    source:
      'GitBook writes explicit anchors of headings in this form, and keeps them when a heading is renamed',
  },
  sources: [
    'Observed in synced spaces: headings with explicit anchors, which outlive a change of the title',
    'Inferred from the anchors that GitBook writes in synced spaces: ids of headings',
  ],
  owners: ['page'],
  examples: [
    {
      before,
      files: {
        ...before,
        'reef.md':
          '# Reef\n\n## Hard corals\n~  ^^^^^^^^^^^ no-lost-anchor "loss of the anchor `corals`"\n\nRed ones.\n',
      },
      fixedUnsafely: {
        'reef.md': '# Reef\n\n## Hard corals <a href="#corals" id="corals"></a>\n\nRed ones.\n',
      },
    },
    {
      before,
      files: {
        'README.md': '# Bay\n\nLook for [corals](reef.md#hard-corals).\n',
        'SUMMARY.md': summary,
        'reef.md':
          '# Reef\n\n## Hard corals\n~  ^^^^^^^^^^^ no-lost-anchor "loss of the anchor `corals`"\n\nRed ones.\n',
      },
      reason: 'An info where every link of the space was mended with it',
    },
    {
      before,
      files: {
        ...before,
        'reef.md': '# Reef\n\n## Hard corals <a href="#corals" id="corals"></a>\n\nRed ones.\n',
      },
      reason: 'The new heading keeps the old anchor',
    },
    {
      before: {...before, 'README.md': '# Bay\n'},
      files: {'README.md': '# Bay\n', 'SUMMARY.md': summary, 'reef.md': '# Reef\n\n## Hard corals\n'},
      reason: 'Nobody is known to have linked there',
    },
    {files: before, reason: 'A run that compares with nothing knows of no loss'},
  ],
  check({file, index, before: old, report}) {
    const was = old?.facts.get(file.path)
    if (old === undefined || was === undefined || was === file.facts) return
    for (const fragment of linkedFragments(old, file.path)) {
      if (resolveAnchor(old, file.path, fragment).kind !== 'ok') continue
      if (resolveAnchor(index, file.path, fragment).kind !== 'missing') continue
      report(describe(index, {was, is: file.facts}, fragment))
    }
  },
})

/** What other pages ask for behind `#`, in the order of the pages. */
const linkedFragments = (index: SpaceIndex, path: string): ReadonlySet<string> =>
  new Set(
    index.links
      .to(path)
      .filter(({from}) => from !== path)
      .flatMap(({resolution}) => ('fragment' in resolution ? (resolution.fragment ?? []) : [])),
  )

interface Pages {
  readonly was: PageFacts
  readonly is: PageFacts
}

function describe(index: SpaceIndex, pages: Pages, fragment: string): Report {
  const heading = successor(pages, fragment)
  const left = index.links.to(pages.is.path).filter((link) => asksFor(link, fragment))
  const id = decodePercent(fragment)
  const fix = heading && keepAnchor(index, pages.is, heading, id)
  return {
    range: heading?.textRange ?? pages.is.title?.range ?? range(0, 0),
    message: `Unexpected loss of the anchor ${code(id)}, expected it on the heading that carries on`,
    note: 'Links to it open the page at its top',
    ...(left.length === 0 && {severity: 'info' as const}),
    ...(left.length > 0 && {
      related: left.slice(0, 3).map(({from, target}) => ({
        path: from,
        range: target.fragmentRange ?? target.range,
        message: 'Linked to here',
      })),
    }),
    ...(fix && {fix}),
  }
}

const asksFor = ({resolution}: ResolvedTarget, fragment: string): boolean =>
  'fragment' in resolution && resolution.fragment === fragment

/** The heading in the same place, as long as none has come or gone. */
function successor({was, is}: Pages, fragment: string): Heading | undefined {
  if (was.headings.length !== is.headings.length) return undefined
  const meant = headingFor(was, fragment)
  const heading = meant && is.headings[was.headings.indexOf(meant)]
  return heading?.depth === meant?.depth ? heading : undefined
}

/** An explicit anchor takes the place of the automatic one, so nothing may ask for that one yet. */
function keepAnchor(index: SpaceIndex, {path}: PageFacts, heading: Heading, id: string): Fix | undefined {
  const isNewLinked = index.links
    .to(path)
    .some(
      ({resolution}) =>
        'fragment' in resolution &&
        heading.slugs.some((slug) => anchorMatches(resolution.fragment ?? '', slug)),
    )
  if (heading.explicit !== undefined || isNewLinked || !/^[-a-z0-9.+_]+$/.test(id)) return undefined
  const at = range(heading.textRange.end, heading.textRange.end)
  return {
    title: `Keep the anchor \`${id}\``,
    safety: 'unsafe',
    edits: [{range: at, text: ` <a href="#${id}" id="${id}"></a>`}],
  }
}
