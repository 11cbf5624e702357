/** Reports fragments that no heading or anchor of the page answers to. Where a page's anchors cannot be known, it says nothing. */
import type {Report} from '../src/core/finding.ts'
import {decodePercent} from '../src/gitbook/href.ts'
import {anchorMatches, headingSlugs} from '../src/gitbook/slug.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {codesApart} from '../src/lint/wording.ts'
import {resolveAnchor} from '../src/project/anchors.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'
import type {ResolvedTarget} from '../src/project/links.ts'
import {question} from '../src/project/question.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Setup](setup.md)\n'

export const noMissingAnchor = defineSpaceRule({
  id: 'no-missing-anchor',
  summary: 'Links into a page name a heading or an anchor of it',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'The page opens at its top, and readers look for the section themselves. On the same page nothing happens.',
  inEditor: 'Edit the link, choose the page again, and then the section.',
  afterExport: {fate: 'stays', source: 'GitBook writes the anchors of its own headings'},
  sources: [
    'https://gitbook.com/docs: headings, anchors of headings',
    'Inferred from the anchors that GitBook writes in synced spaces: ids of headings',
  ],
  spaces: ['current', 'legacy', 'loose'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

[Wind](#wind), [lines](setup.md#lnies), [tails](setup.md#-tails)
~       ^^^^ no-missing-anchor "Unexpected anchor \`wind\`"
~                               ^^^^^ no-missing-anchor "expected \`lines\`"
~                                                        ^^^^^^ no-missing-anchor "expected \`tails\`"

## Winds of the north
`,
        'setup.md': '# Setup\n\n## Lines\n\n## 🪁 Tails\n',
      },
      fixedUnsafely: {
        'README.md':
          '# Kites\n\n[Wind](#wind), [lines](setup.md#lines), [tails](setup.md#tails)\n\n## Winds of the north\n',
      },
      reason: 'GitHub keeps a hyphen in the place of an emoji, GitBook does not',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

[One](setup.md#first-flight), [two](setup.md#id-2.-lines), [three](setup.md#id-2-lines), [four](setup.md#lines-1)

[Five](setup.md#tails), [six](setup.md#more), [seven](setup.md#user-content-fn-1), [eight](setup.md#), [nine](#kites)
`,
        'setup.md':
          '# Setup\n\n## First flight\n\n## 2. Lines\n\n## Lines\n\n## Lines\n\n## Ribbons <a href="#tails" id="tails"></a>\n\n<details>\n\n<summary>More</summary>\n\nText\n\n</details>\n',
      },
      reason: 'Newer and older ids, repeated headings, explicit anchors, details and footnotes',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[One](setup.md#fa-xian) and [two](#safety)\n\n{% include ".gitbook/includes/safety.md" %}\n',
        'setup.md': '# Setup\n\n## 发现\n',
        '.gitbook/includes/safety.md': '---\ntitle: Safety\n---\n\n## Safety\n\nSee [above](#kites).\n',
      },
      reason: 'Nothing is said where ids cannot be computed, or come from reusable content',
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path, 'page')) {
      const found = lostAnchor(index, one, file.owner === 'include')
      if (found) report(found)
    }
  },
})

/** A fragment alone, in an include, is one of the page around it. */
function lostAnchor(
  index: SpaceIndex,
  {from, target, resolution}: ResolvedTarget,
  inInclude: boolean,
): Report | undefined {
  const isSamePage = resolution.kind === 'same-page'
  if (!isSamePage && resolution.kind !== 'page') return undefined
  const {fragment} = resolution
  const path = isSamePage ? from : resolution.path
  if (fragment === undefined || target.fragmentRange === undefined || (isSamePage && inInclude))
    return undefined
  const found = anchorOn(index, path, fragment)
  if (found.kind !== 'missing') return undefined
  const where = isSamePage ? 'of this page' : `of ${pathCode(path, 26)}`
  const isOlder = isOlderId(index, path, decodePercent(fragment))
  return {
    range: target.fragmentRange,
    message: `Unexpected anchor ${contrast(fragment, found.nearest)} ${where}`,
    note: isOlder
      ? 'Older exports of GitBook had this id; it may lead to the top of the page today'
      : isSamePage
        ? 'Nothing happens when readers click'
        : 'The page opens at its top',
    ...(isOlder && {severity: 'info' as const}),
    ...(found.nearest !== undefined && {
      expected: [found.nearest],
      fix: {
        title: `Replace the anchor with \`${found.nearest}\``,
        safety: 'unsafe' as const,
        edits: [{range: target.fragmentRange, text: found.nearest}],
      },
    }),
  }
}

/** Two anchors and a path share a message. */
function contrast(fragment: string, nearest: string | undefined): string {
  if (nearest === undefined) return `${pathCode(fragment, 56)}, expected one`
  const [written, meant] = codesApart(fragment, nearest, 54)
  return `${written}, expected ${meant}`
}

const anchorOn = question((index, path: string, fragment: string) => resolveAnchor(index, path, fragment))

const isOlderId = question(
  ({facts}, path: string, fragment: string): boolean =>
    facts
      .get(path)
      ?.headings.some(({text}) => headingSlugs(text).older.some((slug) => anchorMatches(fragment, slug))) ??
    false,
)
