/**
 * Reports addresses on GitHub and its like whose path is a page of this space. It does not know the
 * repository's name, so it keeps to paths that other repositories hardly have.
 */
import {classifyHref, decodePercent} from '../src/gitbook/href.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {isServed} from '../src/project/listing.ts'
import {pathFrom, resolvePath} from '../src/project/paths.ts'
import {pathBetween, spellPath} from '../src/project/retarget.ts'
import {holds} from '../src/project/space.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Setup](guides/setup.md)\n'

export const noAbsoluteRepositoryLink = defineSpaceRule({
  id: 'no-absolute-repository-link',
  summary: 'Links to pages of the space are paths, not addresses of their files on GitHub',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'The link leaves the site, and breaks when the branch or the repository gets another name.',
  inEditor: 'Edit the link and choose the page by its title.',
  afterExport: {fate: 'stays', source: 'GitBook writes relative paths to pages that it knows'},
  sources: ['https://gitbook.com/docs: links to pages of the space follow the page when it moves'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

See the [setup](https://github.com/ada/kites/blob/main/guides/setup.md#tools).
~               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-absolute-repository-link "expected \`guides/setup.md\`"
`,
        'guides/setup.md': '# Setup\n',
      },
      fixedUnsafely: {'README.md': '# Kites\n\nSee the [setup](guides/setup.md#tools).\n'},
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[Readme](https://github.com/bob/reels/blob/main/README.md), [docs](https://github.com/bob/reels/blob/main/guides/README.md), [code](https://github.com/ada/kites/blob/main/src/kite.js), [line](https://kites.example/blob/main/guides/setup.md)\n',
        'guides/README.md': '# Guides\n',
        'guides/setup.md': '# Setup\n',
      },
      reason: 'Every repository has a README, and what is no page of the space has no other address',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[Edit](https://github.com/ada/kites/edit/main/guides/setup.md), [history](https://github.com/ada/kites/commits/main/guides/setup.md), [then](https://github.com/ada/kites/blob/0123456789abcdef0123456789abcdef01234567/guides/setup.md)\n',
        'guides/setup.md': '# Setup\n',
      },
      reason: 'These mean the file, or the file as it once was, and not the page',
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n\n[Draft](https://github.com/ada/kites/blob/main/notes/draft.md)\n',
        'notes/draft.md': '# Draft\n',
      },
      reason: 'A page that no table of contents lists is on the site nowhere',
    },
  ],
  check({file, index, report}) {
    for (const target of file.facts.targets) {
      const {kind, href, pathRange} = target
      if (kind !== 'link' && kind !== 'html-link' && kind !== 'definition' && kind !== 'card-target') continue
      const path = ownPage(index, href)
      if (path === undefined || path === file.path) continue
      const to = pathBetween(file.path, path)
      const text = spellPath(to, target)
      report({
        range: pathRange,
        message: `Unexpected address of a page of this space, expected ${pathCode(to)}`,
        note: 'The link leaves the site, and breaks when the branch is renamed',
        ...(text !== undefined && {
          expected: [text],
          fix: {
            title: `Link to ${pathCode(to)}`,
            safety: 'unsafe' as const,
            edits: [{range: pathRange, text}],
          },
        }),
      })
    }
  },
})

const filePage = /^\/[^/]+\/[^/]+(?:\/-)?\/(?:blob|tree|src)\/(?![\da-f]{40}\/)[^/]+\/(.+)$/

/** The page of the space that an address of a file in some repository means. */
function ownPage(index: SpaceIndex, href: string): string | undefined {
  const {space, lookup} = index
  const found = classifyHref(href)
  if (found.kind !== 'url' || !/^(?:github\.com|gitlab\.com|bitbucket\.org)$/.test(found.host))
    return undefined
  const path = resolvePath('', decodePercent(filePage.exec(found.path)?.[1] ?? ''))
  if (!path.includes('/') || commonName.test(path) || !holds(space, path)) return undefined
  const own = pathFrom(space.root, path)
  return lookup.file(own)?.role === 'page' && isServed(index, own) ? own : undefined
}

const commonName =
  /(?:^|\/)(?:readme|index|changelog|contributing|licen[cs]e|code[-_]of[-_]conduct|security|support|faq|installation|getting[-_]started|quick-?start)\.md$/i
