/** Reports explicit anchors whose two halves disagree. */
import {definePageRule} from '../src/lint/rule.ts'
import {code, codesApart} from '../src/lint/wording.ts'
import {elementText} from '../src/syntax/html-query.ts'

export const anchorHrefMatch = definePageRule({
  id: 'anchor-href-match',
  summary: 'The `href` of an explicit anchor is its own `id`',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'always',
  why: 'GitBook writes an anchor as `<a href="#x" id="x"></a>`. Where the two differ, a link to one of them leads to the top of the page.',
  inEditor: 'Open the menu of the heading, choose to edit its anchor, and set it again.',
  afterExport: {
    fate: 'rewritten',
    source: 'Observed in synced spaces: the exporter writes both halves alike',
  },
  sources: ['Observed in synced spaces: some 3,500 anchors of headings, both halves alike'],
  examples: [
    {
      files: {
        'README.md': `# Kites

## Knots <a href="#knot" id="knots"></a>
~                 ^^^^^ anchor-href-match "expected \`#knots\`"
`,
      },
      fixed: {'README.md': '# Kites\n\n## Knots <a href="#knots" id="knots"></a>\n'},
    },
    {
      files: {
        'README.md': `# Kites <a href="#kites" id="kites"></a>

## Knots <a id="knots"></a>

<a href="#kites" id="up">Back to the top</a> <a href="lines.md" id="lines"></a>
`,
      },
      reason: 'A link with a text of its own may have an id besides',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      const elements = new Map(page.html.elements.map((element) => [element.openRange.start, element]))
      for (const {id, href, hrefRange, range} of page.facts.anchors) {
        if (href === undefined || hrefRange === undefined || !href.startsWith('#') || href === `#${id}`)
          continue
        const element = elements.get(range.start)
        if (element === undefined || id === '' || elementText(element, page.html, page.text) !== '') continue
        if (element.children.length > 0) continue
        const [written, meant] = codesApart(href, `#${id}`)
        report({
          range: hrefRange,
          message: `Unexpected ${written} as address of anchor, expected ${meant}`,
          note: 'Links to one of the two lead to the top of the page',
          expected: [`#${id}`],
          fix: {
            title: `Replace ${code(href)} with ${code(`#${id}`)}`,
            safety: 'safe',
            edits: [{range: hrefRange, text: `#${id}`}],
          },
        })
      }
    },
  }),
})
