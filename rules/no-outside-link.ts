/** Reports targets that lie outside the space: in the rest of the repository, or in another space of it. */
import type {Report} from '../src/core/finding.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets, sortOf, type TargetSort} from '../src/project/checked-targets.ts'
import type {ResolvedTarget} from '../src/project/links.ts'

export const noOutsideLink = defineSpaceRule({
  id: 'no-outside-link',
  summary: 'Links, images and files stay within their space',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook sees the folder of the space alone. A path that leaves it works on GitHub and leads nowhere on the site.',
  inEditor: 'Edit the link: choose the page of the other space, or paste an address; upload images anew.',
  sources: [
    'https://gitbook.com/docs: monorepos: files outside the folder of the space are not found',
    'GitbookIO/gitbook issues 2057 and 3850: links to files that are no page of the space become addresses on GitHub',
    'https://gitbook.com/docs/skill: `https://app.gitbook.com/s/SPACE/PATH` leads into another space',
  ],
  spaces: ['current', 'legacy'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        '.gitbook.yaml': 'root: ./docs/\n',
        'docs/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'docs/README.md': `# Kites

Read the [licence](../LICENSE.md).
~                  ^^^^^^^^^^^^^ no-outside-link "expected a page of the space"

![A kite](../images/kite.png)
~         ^^^^^^^^^^^^^^^^^^ no-outside-link "expected an image of the space"
`,
        'LICENSE.md': 'As you like.\n',
        'images/kite.png': '',
      },
    },
    {
      files: {
        'user/.gitbook.yaml': '',
        'user/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'user/README.md': `# Kites

To make one, see [frames](../maker/frames.md#wood).
~                         ^^^^^^^^^^^^^^^^^^ no-outside-link "expected \`https://app.gitbook.com/s/SPACE/frames\`"
`,
        'maker/.gitbook.yaml': '',
        'maker/SUMMARY.md': '# Table of contents\n\n* [Making](README.md)\n* [Frames](frames.md)\n',
        'maker/README.md': '# Making\n',
        'maker/frames.md': '# Frames\n',
      },
    },
    {
      files: {
        'user/.gitbook.yaml': '',
        'user/README.md': `# Kites

To make one, see [frames](../maker/frame.md).
~                         ^^^^^^^^^^^^^^^^^ no-outside-link "to nothing in another space"
`,
        'maker/.gitbook.yaml': '',
        'maker/README.md': '# Making\n',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'root: ./docs/\n',
        'docs/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Setup](guides/setup.md)\n',
        'docs/README.md':
          '# Kites\n\n[Setup](guides/setup.md), [setup](../docs/guides/setup.md), [code](https://kites.example/code)\n',
        'docs/guides/setup.md': '# Setup\n\n[Start](../README.md), [licence](/LICENSE.md)\n',
        'LICENSE.md': 'As you like.\n',
      },
      reason: 'Out and in again is within, and `/` may mean the root of the repository',
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path)) {
      const found = outside(one)
      if (found) report(found)
    }
  },
})

const kinds: Record<TargetSort, string> = {
  page: 'a page of the space',
  image: 'an image of the space',
  file: 'a file of the space',
  cover: 'an image of the space',
  include: 'a file in `.gitbook/includes`',
}

function outside({target, resolution}: ResolvedTarget): Report | undefined {
  const sort = sortOf(target)
  if (sort === undefined) return undefined
  // GitBook writes an address on GitHub for a plain link to a file that it does not know.
  const isPlainLink = target.kind === 'link' || target.kind === 'html-link' || target.kind === 'definition'
  if (resolution.kind === 'outside' && !resolution.absolute) {
    return {
      range: target.pathRange,
      message: `Unexpected path out of the space ${pathCode(target.href, 44)}, expected ${kinds[sort]}`,
      ...(isPlainLink && resolution.exists
        ? {
            severity: 'warning',
            note: 'Readers leave the site for the file on GitHub, if the repository is public',
          }
        : {note: 'GitBook sees the folder of the space alone: readers get nothing here'}),
    }
  }
  if (resolution.kind !== 'other-space' || target.href.startsWith('/')) return undefined
  if (!resolution.exists) {
    return {
      range: target.pathRange,
      message: `Unexpected path ${pathCode(target.href, 38)} to nothing in another space, expected ${kinds[sort]}`,
      note: 'Readers get nothing here',
    }
  }
  const isPage = sort === 'page'
  const address = `https://app.gitbook.com/s/SPACE/${resolution.urlPath}`
  return {
    range: target.pathRange,
    message: `Unexpected path into another space, expected ${isPage ? pathCode(address, 70) : kinds[sort]}`,
    note: isPage
      ? 'Spaces reach each other by address alone; SPACE is the id in the address of the other space'
      : 'GitBook sees the folder of the space alone: readers get nothing here',
  }
}
