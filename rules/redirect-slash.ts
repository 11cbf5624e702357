/** Space rule: paths of redirects are written without `/` or `./` before them. */
import type {Report} from '../src/core/finding.ts'
import {type Range, range} from '../src/core/range.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {leadingSlashes} from '../src/project/redirects.ts'

export const redirectSlash = defineSpaceRule({
  id: 'redirect-slash',
  summary: 'Redirects are written without `/` or `./` before their paths',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook compares the paths of redirects as they are written: with a slash before it, an old address is not recognised and readers get "page not found".',
  inEditor: 'in Git only',
  afterExport: {fate: 'stays', source: 'GitBook does not write the redirects of `.gitbook.yaml`'},
  sources: ['GitBook documentation, Git Sync troubleshooting: leading slashes do not work'],
  owners: ['config'],
  examples: [
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  /old/reef: reef.md\n~ ^ redirect-slash "expected `old/reef`"\n  old/tide: ./tide.md\n~           ^^ redirect-slash "expected `tide.md`"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n* [Reef](reef.md)\n* [Tide](tide.md)\n',
        'reef.md': '# Reef\n',
        'tide.md': '# Tide\n',
      },
      fixed: {'.gitbook.yaml': 'redirects:\n  old/reef: reef.md\n  old/tide: tide.md\n'},
    },
    {
      files: {
        '.gitbook.yaml':
          'root: ./\n\nstructure:\n  readme: ./README.md\n\nredirects:\n  old/reef: README.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      reason: 'The paths of `root` and `structure` may begin with `./`',
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  old/.reef: README.md\n  tide: https://example.org/tide\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      reason: 'A dot within a name, and the slashes of an address',
    },
  ],
  check({file, report}) {
    const {text} = file.yaml
    const sources = new Set(file.config.redirects.map(({from}) => from))
    for (const {from, fromRange, to, toRange} of file.config.redirects) {
      const source = slashReport('source', from, fromRange, text, (path) => !sources.has(path))
      if (source) report(source)
      const target =
        to === undefined || to.startsWith('//')
          ? undefined
          : slashReport('target', to, toRange, text, () => true)
      if (target) report(target)
    }
  },
})

function slashReport(
  place: 'source' | 'target',
  path: string,
  whole: Range,
  text: string,
  isFree: (path: string) => boolean,
): Report | undefined {
  const slashes = leadingSlashes(path)
  const rest = path.slice(slashes.length)
  if (slashes === '') return undefined
  const isPlain = text.startsWith(slashes, whole.start)
  const at = isPlain ? range(whole.start, whole.start + slashes.length) : whole
  return {
    range: at,
    message: `Unexpected ${code(slashes)} at the start of a redirect ${place}, expected ${rest === '' ? 'a path' : pathCode(rest, 50)}`,
    note: 'GitBook does not apply the redirect',
    ...(isPlain &&
      rest !== '' &&
      isFree(rest) && {
        fix: {title: `Remove \`${slashes}\``, safety: 'safe', edits: [{range: at, text: ''}]},
      }),
  }
}
