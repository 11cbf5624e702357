import {defineSpaceRule} from '../src/lint/space-rule.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'
import {answersForSpace} from '../src/project/space-owner.ts'

export const readmePresent = defineSpaceRule({
  id: 'readme-present',
  summary: 'A space has a README, its landing page',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook makes the landing page of a space from its README and does not sync a space without one.',
  inEditor: 'In Git only: add `README.md`, or name another file at `structure.readme` in `.gitbook.yaml`',
  sources: ['gitbook.com/docs, "troubleshooting": a README file is required at the root of the space'],
  owners: ['summary', 'config'],
  examples: [
    {
      files: {
        'SUMMARY.md':
          '# Table of contents\n~ @1:1 readme-present "Unexpected space without `README.md`"\n\n* [Kites](kites.md)\n',
        'kites.md': '# Kites\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'structure:\n  readme: kites.md\n',
        'SUMMARY.md': '# Table of contents\n\n* [Kites](kites.md)\n',
        'kites.md': '# Kites\n',
      },
      reason: 'The config may name another file',
    },
  ],
  check({file, index, report}) {
    const {space, lookup} = index
    // A path in the config that leads nowhere is the config's mistake, told there.
    if (space.readme !== undefined || space.config.readme.written || !answersForSpace(file, index)) return
    if (lookup.readmeOf('') !== undefined || !holdsPages(index)) return
    report({
      range: {start: 0, end: 0},
      message: 'Unexpected space without `README.md`, expected a landing page at its root',
      note: 'GitBook does not sync a space without README',
    })
  },
})

/** Not so beside the `docs.yaml` of a site whose spaces lie in other folders, nor where nothing is written yet. */
const holdsPages = ({space, pages}: SpaceIndex): boolean =>
  (space.site === undefined || space.site.entry !== undefined || space.summary !== undefined) &&
  pages.size > 0
