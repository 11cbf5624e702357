/** Page rule: a page has one primary tag at most. */
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'

export const primaryTag = definePageRule({
  id: 'primary-tag',
  summary: 'At most one tag of a page is primary',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook shows one primary tag beside the title: of several, it is not for you to say which.',
  inEditor: 'Open the tags of the page and make one of them primary.',
  sources: ['GitBook documentation, Page tags: one tag of a page may be primary'],
  kinds: ['page'],
  examples: [
    {
      files: {
        'README.md':
          '---\ntags:\n  - tag: calm\n    primary: true\n  - tag: storm\n    primary: true\n---\n\n# Bay\n~ @5:10-5:15 primary-tag "Unexpected second primary tag `storm`"\n',
      },
    },
    {files: {'README.md': '---\ntags:\n  - tag: calm\n    primary: true\n  - tag: storm\n---\n\n# Bay\n'}},
    {
      files: {'README.md': '---\ntags:\n  - tag: calm\n    primary: false\n  - storm\n---\n\n# Bay\n'},
      reason: 'No tag need be primary',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      const [first, ...others] = page.facts.tagUses.filter(({primary}) => primary)
      if (first === undefined) return
      for (const {slug, range} of others) {
        report({
          range,
          message: `Unexpected second primary tag ${code(slug)}, expected one`,
          note: 'Readers see one of them only',
          related: [{range: first.range, message: 'First primary tag here'}],
        })
      }
    },
  }),
})
