/** Reports links to pages of the space that name the page's file with another ending than its own. */

import {fixed, pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'
import {isFound} from '../src/project/resolution.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Setup](guides/setup.md)\n'

export const linkExtension = defineSpaceRule({
  id: 'link-extension',
  summary: 'Links to pages end as the pages’ files do, in `.md`',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook finds pages by their files. `setup.html` is no file, and readers who click land on a missing page; whether `setup` is found, GitBook does not say.',
  inEditor: 'Edit the link and choose the page by its title.',
  afterExport: {fate: 'stays', source: 'GitBook writes `.md` itself'},
  sources: ['https://github.com/apostrophecms/apostrophe-documentation/issues/127: `.html` is not found'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

[Setup](guides/setup.html#tools), [again](guides/setup.md.md) and [once more](guides/setup)
~       ^^^^^^^^^^^^^^^^^ link-extension "\`.html\`, expected \`guides/setup.md\`"
~                                         ^^^^^^^^^^^^^^^^^^ link-extension "\`.md.md\`"
~                                                                             ^^^^^^^^^^^^ link-extension "without \`.md\`"
`,
        'guides/setup.md': '# Setup\n',
      },
      fixed: {
        'README.md':
          '# Kites\n\n[Setup](guides/setup.md#tools), [again](guides/setup.md) and [once more](guides/setup.md)\n',
      },
      reason: 'A path without `.md` is an info: it may work',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[Setup](guides/setup.md), [guides](guides/), [map](map.html) and [site](https://kites.example/setup.html)\n',
        'guides/README.md': '# Guides\n',
        'guides/setup.md': '# Setup\n',
        'map.html': '',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  old/setup.html: guides/setup.md\n',
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n[Setup](old/setup.html)\n',
        'guides/setup.md': '# Setup\n',
      },
      reason: 'An old address that is redirected',
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path, 'page')) {
      const {resolution, target} = one
      if (!isFound(resolution)) continue
      const {form, path} = resolution
      if (form !== 'html' && form !== 'doubled-md' && form !== 'without-md') continue
      const ending =
        form === 'html' ? 'with `.html`' : form === 'doubled-md' ? 'with `.md.md`' : 'without `.md`'
      report({
        range: target.pathRange,
        message: `Unexpected path ${ending}, expected ${pathCode(path)}`,
        ...(form === 'without-md'
          ? {
              severity: 'info' as const,
              note: 'Whether GitBook finds the page without its ending is not documented',
            }
          : {note: 'Readers who click land on a missing page'}),
        ...fixed(index, one, path, 'safe'),
      })
    }
  },
})
