/** Page rule: tags are those that GitBook writes today. Tags that it no longer reads have `no-unsupported-tag`. */
import type {Fix, Report} from '../src/core/finding.ts'
import {schemaOf} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {Block} from '../src/page/facts.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import {lineEndingOf} from '../src/page/tag-lines.ts'
import {outermostBlocks, tagAttribute} from '../src/page/tag-query.ts'

export const noLegacyTag = definePageRule({
  id: 'no-legacy-tag',
  summary: 'Tags are those that GitBook writes today',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  display: 'deprecated',
  why: 'GitBook still reads these tags and writes others: support may end.',
  inEditor: 'Delete the block and insert a page link or an OpenAPI block by typing `/`.',
  afterExport: {fate: 'stays', source: 'GitBook writes page links as `content-ref`'},
  sources: ['Observed in exports: `page-ref` and `swagger` in files of former years alone'],
  examples: [
    {
      files: {
        'README.md':
          'Text\n\n{% page-ref page="guides/ports.md" %}\n~  ^^^^^^^^ no-legacy-tag "expected `content-ref`"\n',
      },
      fixed: {
        'README.md':
          'Text\n\n{% content-ref url="guides/ports.md" %}\n[ports.md](guides/ports.md)\n{% endcontent-ref %}\n',
      },
    },
    {
      files: {
        'README.md': '* Read on:\n\n  {% page-ref page="../all ports_2.md" %}\n~    ^^^^^^^^ no-legacy-tag\n',
      },
      fixed: {
        'README.md':
          '* Read on:\n\n  {% content-ref url="../all ports_2.md" %}\n  [all ports\\_2.md](<../all ports_2.md>)\n  {% endcontent-ref %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% swagger method="get" path="/a" baseUrl="" summary="" %}\n~  ^^^^^^^ no-legacy-tag "expected `openapi-operation`"\n{% swagger-description %}\nHi\n{% endswagger-description %}\n{% endswagger %}\n',
      },
      reason: 'One report for the whole block',
    },
    {files: {'README.md': '{% content-ref url="a.md" %}\n[a.md](a.md)\n{% endcontent-ref %}\n'}},
    {files: {'README.md': '`{% page-ref page="a.md" %}`\n'}, reason: 'Code'},
  ],
  visit({page, report}) {
    return {
      done() {
        for (const block of outermostBlocks(page, ({name}) => schemaOf(name)?.status === 'legacy')) {
          report(legacy(block, page))
        }
      },
    }
  },
})

function legacy(block: Block, page: Page): Report {
  const {name, open} = block
  const isSpec = tagAttribute(open, 'src') !== undefined
  const today = name === 'page-ref' ? 'content-ref' : isSpec ? 'openapi' : 'openapi-operation'
  const fix = name === 'page-ref' ? asContentRef(block, page) : undefined
  return {
    range: open.nameRange,
    message: `Unexpected old tag \`${name}\`, expected \`${today}\``,
    note: 'Readers see no difference today',
    ...(fix !== undefined && {fix}),
  }
}

/** The page link that GitBook would write, as deep as the tag stands; only for a tag alone on its line. */
function asContentRef({open}: Block, page: Page): Fix | undefined {
  const {start, end} = rangeOf(open)
  const url = tagAttribute(open, 'page')?.value ?? ''
  const name = /([^/]+)\/?$/.exec(url)?.[1]
  const indent = page.text.slice(page.lines.lineStart(page.lines.place(start).line), start)
  if (open.inline || !/^[ \t]*$/.test(indent) || name === undefined || !/^[\w.()/ -]+$/.test(url))
    return undefined
  const label = name.replaceAll('_', '\\_')
  const destination = /[ ()]/.test(url) ? `<${url}>` : url
  const lines = [`{% content-ref url="${url}" %}`, `[${label}](${destination})`, '{% endcontent-ref %}']
  const {line} = page.lines.place(end)
  const next = page.text.slice(page.lines.lineStart(line + 1), page.lines.lineEnd(line + 1)).trim()
  const isNextApart = next === '' || next.startsWith('{%')
  const newline = lineEndingOf(page)
  return {
    title: 'Write it as `content-ref`',
    safety: 'safe',
    visibleText: 'changes',
    edits: [{range: {start, end}, text: lines.join(newline + indent) + (isNextApart ? '' : newline)}],
  }
}
