/** Space rule: no redirect starts at a page that exists. */
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {livePage} from '../src/project/redirects.ts'

export const noShadowedRedirect = defineSpaceRule({
  id: 'no-shadowed-redirect',
  summary: 'No redirect starts at the address of a page that exists',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook looks for redirects only where it has no page: a redirect from a living page never applies, and readers stay where they are.',
  inEditor: 'in Git only',
  sources: ['GitBook documentation, Site redirects: a redirect applies where no page exists'],
  owners: ['config'],
  examples: [
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  sea/reef: README.md\n~ ^^^^^^^^ no-shadowed-redirect "page `sea/reef.md`"\n  Sea: README.md\n~ ^^^ no-shadowed-redirect "page `sea/README.md`"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n* [Sea](sea/README.md)\n  * [Reef](sea/reef.md)\n',
        'sea/README.md': '# Sea\n',
        'sea/reef.md': '# Reef\n',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  old/reef: README.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  reef: README.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
        'reef.md': '# Reef\n',
      },
      reason: 'A page that the table of contents does not list has no address',
    },
  ],
  check({file, index, report}) {
    const told = new Set<string>()
    for (const redirect of file.config.redirects) {
      const page = livePage(index, redirect)
      // A second redirect of the same address is another rule's.
      if (page === undefined || told.has(page)) continue
      told.add(page)
      report({
        range: redirect.fromRange,
        message: `Unexpected redirect from the living page ${code(page)}, expected an address without page`,
        note: 'The redirect never applies: readers see the page',
      })
    }
  },
})
