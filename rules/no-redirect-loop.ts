/** Space rule: redirects lead to pages, not to one another. */
import type {Report} from '../src/core/finding.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, codesApart} from '../src/lint/wording.ts'
import {livePage, nextRedirect, redirectTarget, targetPathRange} from '../src/project/redirects.ts'
import {isFound} from '../src/project/resolution.ts'
import type {Redirect} from '../src/project/space-config.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

export const noRedirectLoop = defineSpaceRule({
  id: 'no-redirect-loop',
  summary: 'Redirects lead to pages, not to one another',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Redirects that lead round in a circle end at no page; where one leads to the next, each change to the last breaks them all.',
  inEditor: 'in Git only',
  afterExport: {fate: 'stays', source: 'GitBook does not write the redirects of `.gitbook.yaml`'},
  sources: ['GitBook documentation, Content configuration: a redirect leads to a file of the space'],
  owners: ['config'],
  examples: [
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  reef: tide.md\n~       ^^^^^^^ no-redirect-loop "a page instead of a loop"\n  tide: reef.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      reason: 'One report for the whole loop',
    },
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  reef: tide.md\n~       ^^^^^^^ no-redirect-loop "expected `README.md`"\n  tide: README.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      fixed: {'.gitbook.yaml': 'redirects:\n  reef: README.md\n  tide: README.md\n'},
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  reef: tide.md\n  tide: README.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n* [Tide](tide.md)\n',
        'tide.md': '# Tide\n',
      },
      reason: 'The page is there: the first redirect ends at it',
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  reef: tide.md\n  tide: gone.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      reason: 'What is wrong is the missing page at the end',
    },
  ],
  check({file, index, report}) {
    const looping = new Set<string>()
    for (const redirect of file.config.redirects) {
      if (looping.has(redirect.url) || livePage(index, redirect) !== undefined) continue
      const found = follow(index, redirect, looping)
      if (found) report(found)
    }
  },
})

/** Longer chains than anybody writes, so that time stays linear. */
const longest = 20

function follow(index: SpaceIndex, redirect: Redirect, looping: Set<string>): Report | undefined {
  const chain = [redirect]
  const urls = new Set([redirect.url])
  for (
    let next = nextRedirect(index, redirect);
    next && chain.length < longest;
    next = nextRedirect(index, next)
  ) {
    // A loop further on is reported where it begins.
    if (urls.has(next.url)) return next.url === redirect.url ? loop(chain, urls, looping) : undefined
    chain.push(next)
    urls.add(next.url)
  }
  const last = chain.at(-1)
  return last === undefined || last === redirect || chain.length === longest
    ? undefined
    : chained(index, redirect, last)
}

function loop(
  [first, ...others]: readonly Redirect[],
  urls: Iterable<string>,
  looping: Set<string>,
): Report | undefined {
  if (first === undefined) return undefined
  for (const url of urls) looping.add(url)
  return {
    range: targetPathRange(first),
    message: `Unexpected redirect of ${code(first.from)} back to itself, expected a page instead of a loop`,
    note: 'Readers get "page not found"',
    related: others.slice(0, 3).map(({toRange}) => ({range: toRange, message: 'Led on here'})),
  }
}

function chained(index: SpaceIndex, redirect: Redirect, last: Redirect): Report | undefined {
  const target = redirectTarget(index, last)
  if (target === undefined || !isFound(target) || target.form === 'redirect') return undefined
  const range = targetPathRange(redirect)
  const [written, meant] = codesApart(redirect.to ?? '', target.path, 64)
  const isPlain = /^[\w.][^:#"'\\]*$/.test(target.path) && !/\s$/.test(target.path)
  return {
    range,
    message: `Unexpected redirect to ${written}, itself redirected, expected ${meant}`,
    note: 'GitBook looks for a file of that name, and there is none',
    related: [{range: last.fromRange, message: 'Redirected here'}],
    ...(isPlain && {
      expected: [target.path],
      fix: {title: `Replace by \`${target.path}\``, safety: 'safe', edits: [{range, text: target.path}]},
    }),
  }
}
