/** Reports links, page links, mentions and cards whose page does not exist. Other spellings and places outside the space are others' matter. */

import {lostTarget} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Setup](guides/setup.md)\n'

export const noBrokenPageLink = defineSpaceRule({
  id: 'no-broken-page-link',
  summary: 'Links lead to pages that exist',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A link to a page that is not there is no link on the site: GitBook shows its text alone, or sends readers to a missing page on GitHub. A mention shows nothing.',
  inEditor: 'Click the link, which the editor marks as broken, and choose the page again.',
  afterExport: {fate: 'stays', source: 'GitBook writes relative paths to pages that it knows'},
  sources: [
    'Renderer of GitBook: links without target are text, mentions without target are nothing',
    'https://github.com/GitbookIO/gitbook/issues/3850: synced spaces link to GitHub instead',
  ],
  spaces: ['current', 'legacy', 'loose'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

Begin with the [setup](guides/setpu.md#tools).
~                      ^^^^^^^^^^^^^^^ no-broken-page-link "such as \`guides/setup.md\`"

{% content-ref url="knots.md" %}
~                   ^^^^^^^^ no-broken-page-link "missing page \`knots.md\`"
[knots.md](knots.md)
{% endcontent-ref %}

<a href="wind/">Wind</a>
~        ^^^^^ no-broken-page-link
`,
        'guides/setup.md': '# Setup\n',
      },
      fixedUnsafely: {
        'README.md':
          '# Kites\n\nBegin with the [setup](guides/setup.md#tools).\n\n{% content-ref url="knots.md" %}\n[knots.md](knots.md)\n{% endcontent-ref %}\n\n<a href="wind/">Wind</a>\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n',
        'guides/setup.md': `# Setup

Back to the [start](../../guides/setup.md).
~                   ^^^^^^^^^^^^^^^^^^^^^ no-broken-page-link "expected one \`../\` less"
`,
      },
      fixed: {'guides/setup.md': '# Setup\n\nBack to the [start](setup.md).\n'},
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n',
        'guides/deep/leaf.md':
          '# Leaf\n\nThe [setup](../../../../guides/setup.md) and the [lines](../lines.md).\n~ @3:13-3:40 no-broken-page-link "two `../` less"\n~ @3:58-3:69 no-broken-page-link\n',
        'guides/setup.md': '# Setup\n',
        'guides/deep/lines.md': '# Lines\n',
        'lines.md': '# Lines\n',
      },
      fixed: {},
      reason: 'Several steps, or several files that fit: a guess',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

See the [drawings](drawings/) and [lines](/lines.md).
~                  ^^^^^^^^^ no-broken-page-link "without \`README.md\`"
~                                         ^^^^^^^^^ no-broken-page-link "missing page \`/lines.md\`"
`,
        'drawings/a.png': '',
        'guides/setup.md': '# Setup\n',
      },
      reason:
        'Folders stand for their `README.md`; paths from the root are warnings, for they may mean another site',
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  old/setup: guides/setup.md\n',
        'SUMMARY.md': summary,
        'README.md': `# Kites

[One](guides/setup.md), [two](guides/), [three](./), [four](/guides/setup.md), [five](guides/my\\_notes.md), [six](old/setup)

[Seven](guides/a%20b.md), [eight](<guides/a b.md>), [nine](guides/setup), <a href="guides/a b.md">ten</a>
`,
        'guides/README.md': '# Guides\n\nUp to the [start](../).\n',
        'guides/setup.md': '# Setup\n',
        'guides/my_notes.md': '# Notes\n',
        'guides/a b.md': '# A and b\n',
      },
      reason: 'All spellings of paths lead to their pages, and so does an old address that is redirected',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n`[x](nowhere.md)`, [our domain](kites.example.org/start) and [wind map](wind.pdf)\n',
        'guides/setup.md': '# Setup\n',
      },
      reason: 'Code is no link; lost schemes and missing files have rules of their own',
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path, 'page')) {
      const found = lostTarget(index, one, 'page')
      if (found) report(found)
    }
  },
})
