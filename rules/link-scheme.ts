/** Reports misspelt schemes of web addresses. */
import {range, slice} from '../src/core/range.ts'
import {schemeTypo} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {distinctTargets} from '../src/page/distinct-targets.ts'

export const linkScheme = definePageRule({
  id: 'link-scheme',
  summary: 'Web addresses begin with `https://` or `http://`, rightly spelt',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A browser knows no such scheme, so the link does nothing or leads to a page that does not exist.',
  inEditor: 'Edit the link and correct the beginning of its address.',
  afterExport: {
    fate: 'stays',
    source: 'Observed in synced spaces: addresses of other sites are exported as they are',
  },
  sources: ['https://url.spec.whatwg.org/#url-parsing', 'Observed in synced spaces'],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {
        'README.md': `# Kites

[Wind](ttps://kites.example/wind), [lines](http//kites.example) and [tails](http://https://kites.example).
~      ^^^^^^^ link-scheme "expected \`https://\`"
~                                          ^^^^^^ link-scheme "expected \`http://\`"
~                                                                           ^^^^^^^ link-scheme "one scheme"

{% embed url="htpps://kites.example/film" %}
~             ^^^^^^^^ link-scheme
`,
      },
      fixed: {
        'README.md': `# Kites

[Wind](https://kites.example/wind), [lines](http://kites.example) and [tails](https://kites.example).

{% embed url="https://kites.example/film" %}
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

[One](https://kites.example), [two](HTTP://kites.example), [three](http-request.md), [four](https/README.md)

[Mail](mailto:ada@kites.example), [news](news:kites), [app](kites://open) and \`ttps://kites.example\`
`,
      },
      reason: 'Other schemes, and files whose names begin like one, are right',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const {href, hrefRange} of distinctTargets(page.facts.targets)) {
        const typo = schemeTypo(href)
        if (typo === undefined) continue
        const written = href.slice(typo.range.start, typo.range.end)
        const place = range(hrefRange.start + typo.range.start, hrefRange.start + typo.range.end)
        const isVerbatim = slice(page.text, place) === written
        const expected = typo.expected === '' ? 'one scheme' : code(typo.expected)
        report({
          range: isVerbatim ? place : hrefRange,
          message: `Unexpected scheme ${code(written)}, expected ${expected}`,
          note: 'Readers who click get nothing',
          ...(isVerbatim && {
            expected: [typo.expected],
            fix: {
              title:
                typo.expected === ''
                  ? `Remove ${code(written)}`
                  : `Replace ${code(written)} with ${expected}`,
              safety: 'safe',
              edits: [{range: place, text: typo.expected}],
            },
          }),
        })
      }
    },
  }),
})
