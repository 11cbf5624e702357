/** Reports paths whose file exists with other upper and lower case letters. */

import {fixed, pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'
import {isSoleChoice} from '../src/project/resolution.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Setup](guides/setup.md)\n'

export const pathCase = defineSpaceRule({
  id: 'path-case',
  summary: 'Paths have the upper and lower case letters of their files',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Git and GitBook tell upper from lower case, though Windows and macOS do not: the link works on the writer’s machine and is dead on the site.',
  inEditor: 'Edit the link and choose the page by its title, or replace the image.',
  afterExport: {fate: 'stays', source: 'GitBook writes paths as the files are named'},
  sources: ['https://git-scm.com/docs/git-config: `core.ignoreCase`'],
  spaces: ['current', 'legacy', 'loose'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

See [setup](Guides/Setup.md#tools) and ![a kite](.gitbook/assets/Kite.PNG)
~           ^^^^^^^^^^^^^^^ path-case "expected \`guides/setup.md\`"
~                                                ^^^^^^^^^^^^^^^^^^^^^^^^ path-case "\`.gitbook/assets/kite.png\`"
`,
        'guides/setup.md': '# Setup\n',
        '.gitbook/assets/kite.png': '',
      },
      fixed: {
        'README.md':
          '# Kites\n\nSee [setup](guides/setup.md#tools) and ![a kite](.gitbook/assets/kite.png)\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[Setup](GUIDES/setup.md)\n~       ^^^^^^^^^^^^^^^ path-case "expected `guides/setup.md`"\n',
        'guides/setup.md': '# Setup\n',
        'guides/Setup.md': '# Other setup\n',
      },
      fixed: {},
      reason: 'Two files fit, and neither is more likely',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[One](guides/setup.md), [two](guides/Setup.md) and [three](HTTPS://Kites.example/Start)\n',
        'guides/setup.md': '# Setup\n',
        'guides/Setup.md': '# Other setup\n',
      },
      reason: 'Files may differ by case alone: the exact name counts',
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n[Lines](lines/README.md)\n',
        'guides/setup.md': '# Setup\n',
        'lines/README.md': '# Lines\n',
      },
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path)) {
      const {resolution, target} = one
      if (resolution.kind !== 'wrong-case') continue
      const {actual} = resolution
      report({
        range: target.pathRange,
        message: `Unexpected letter case in path, expected ${pathCode(actual)}`,
        note: 'Git and the site tell upper from lower case: readers find nothing there',
        // Of several spellings none is more likely than another.
        ...(isSoleChoice(resolution) &&
          fixed(index, one, index.lookup.file(actual) ? actual : `${actual}/`, 'safe')),
      })
    }
  },
})
