/** Space rule: each old address is given once, and as an address that a browser asks for. */
import {type Range, range} from '../src/core/range.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import type {Redirect} from '../src/project/space-config.ts'

export const noDuplicateRedirect = defineSpaceRule({
  id: 'no-duplicate-redirect',
  summary: 'Each old address is redirected once, and without an anchor',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook compares addresses without regard to case, so of two such redirects one never applies; and browsers keep what follows `#` to themselves.',
  inEditor: 'in Git only',
  sources: [
    'GitBook documentation, Site redirects: sources are case-insensitive',
    'RFC 9110: a fragment is not sent',
  ],
  owners: ['config'],
  examples: [
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  old/Reef: README.md\n  old/reef: README.md\n~ ^^^^^^^^ no-duplicate-redirect "second redirect of `old/reef`"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
    },
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  old/reef#corals: README.md\n~         ^^^^^^^ no-duplicate-redirect "expected `old/reef`"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  old/reef: README.md\n  old/reefs: README.md\n  old: README.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  old/reef: README.md\n  old/reef: README.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      reason: 'The same key twice is no YAML, which `config-yaml` reports',
    },
  ],
  check({file, report}) {
    const first = new Map<string, Redirect>()
    for (const redirect of file.config.redirects) {
      const {from, fromRange, url} = redirect
      const hash = from.indexOf('#')
      if (hash > 0) {
        report({
          range: anchorRange(redirect, hash),
          message: `Unexpected anchor ${code(from.slice(hash))} in a redirect source, expected ${code(from.slice(0, hash))}`,
          note: 'Browsers do not send what follows `#`, so the redirect never applies',
        })
        continue
      }
      const earlier = first.get(url)
      if (earlier === undefined) first.set(url, redirect)
      else if (earlier.from !== from) {
        report({
          range: fromRange,
          message: `Unexpected second redirect of ${code(from)}, expected one for each address`,
          note: 'Addresses that differ by case or slashes are one: one of the redirects never applies',
          related: [{range: earlier.fromRange, message: 'First redirected here'}],
        })
      }
    }
  },
})

const anchorRange = ({from, fromRange: {start, end}}: Redirect, hash: number): Range =>
  end - start === from.length ? range(start + hash, end) : range(start, end)
