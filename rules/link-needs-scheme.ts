/** Reports web addresses that have lost their `https://`. What may be a folder of the space is looked for first. */
import {range} from '../src/core/range.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets, isLostAddress} from '../src/project/checked-targets.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n'

export const linkNeedsScheme = defineSpaceRule({
  id: 'link-needs-scheme',
  summary: 'Web addresses begin with `https://`',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'always',
  why: 'Without `https://` the address is a path to a page of the space, which is not there.',
  inEditor: 'Edit the link and put `https://` before the address.',
  afterExport: {fate: 'stays', source: 'GitBook writes addresses as they are'},
  sources: ['https://www.rfc-editor.org/rfc/rfc3986: a reference without scheme is a relative path'],
  spaces: ['current', 'legacy', 'loose'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

Our [shop](www.kites.org/shop) and our [club](kites.co.uk)
~          ^^^^^^^^^^^^^^^^^^ link-needs-scheme "expected \`https://www.kites.org/shop\`"
~                                             ^^^^^^^^^^^ link-needs-scheme
`,
      },
      fixedUnsafely: {
        'README.md':
          '# Kites\n\nOur [shop](https://www.kites.org/shop) and our [club](https://kites.co.uk)\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[Shop](https://www.kites.org/shop), [club](//kites.co.uk), [mail](mailto:ada@kites.org)\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n[Old shop](shop.kites.org/), [parts](shop.kites.org/parts.md)\n\n{% content-ref url="club.kites.org/" %}\n[club.kites.org](club.kites.org/)\n{% endcontent-ref %}\n',
        'shop.kites.org/README.md': '# The old shop\n',
        'shop.kites.org/parts.md': '# Parts\n',
      },
      reason: 'A folder may be named like a domain, even one that is gone',
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path)) {
      if (!isLostAddress(one)) continue
      const {target} = one
      const {start} = target.hrefRange
      report({
        range: target.hrefRange,
        message: `Unexpected address without scheme, expected ${pathCode(`https://${target.href}`, 70)}`,
        note: 'Readers who click land on a missing page of this site',
        fix: {
          title: 'Put `https://` before the address',
          safety: 'unsafe',
          edits: [{range: range(start, start), text: 'https://'}],
        },
      })
    }
  },
})
