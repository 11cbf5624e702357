/** Reports covers in front matter whose file does not exist. */

import {lostTarget} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n'

export const noMissingCover = defineSpaceRule({
  id: 'no-missing-cover',
  summary: 'Covers of pages exist',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'The page is shown without its cover.',
  inEditor: 'Hover over the title, and set the page cover again or remove it.',
  afterExport: {fate: 'stays', source: 'GitBook writes relative paths to files that it knows'},
  sources: [
    'https://gitbook.com/docs: page cover',
    'Observed in synced spaces: `cover` holds a path or an address',
  ],
  owners: ['page'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `---
cover: .gitbook/assets/sky.jpg
~      ^^^^^^^^^^^^^^^^^^^^^^^ no-missing-cover "missing cover \`.gitbook/assets/sky.jpg\`"
coverY: 0
---

# Kites
`,
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n',
        'guides/setup.md': `---
cover:
  light: ../.gitbook/assets/sky.jpg
  dark: .gitbook/assets/sky.jpg
~       ^^^^^^^^^^^^^^^^^^^^^^^ no-missing-cover "one \`../\` more"
---

# Setup
`,
        '.gitbook/assets/sky.jpg': '',
      },
      fixed: {
        'guides/setup.md':
          '---\ncover:\n  light: ../.gitbook/assets/sky.jpg\n  dark: ../.gitbook/assets/sky.jpg\n---\n\n# Setup\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '---\ncover: https://kites.example/sky.jpg\n---\n\n# Kites\n',
      },
      reason: 'Covers may be elsewhere',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '---\ncover: ".gitbook/assets/sky (1).jpg"\n---\n\n# Kites\n',
        '.gitbook/assets/sky (1).jpg': '',
      },
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path, 'cover')) {
      const found = lostTarget(index, one, 'cover')
      if (found) report(found)
    }
  },
})
