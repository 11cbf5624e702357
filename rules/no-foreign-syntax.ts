/** Blocks of other documentation tools that GitBook shows as text: `:::note`, `!!! note`, JSX components. */
import type {Paragraph} from 'mdast'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const noForeignSyntax = definePageRule({
  id: 'no-foreign-syntax',
  summary: 'No block is written in the syntax of another documentation tool',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook does not know the block: readers see its marks as text, or the content without its box or tabs.',
  inEditor: 'Delete the marks and insert a hint, tabs or steps in their place.',
  sources: [
    'GitBook documentation, create-content/blocks: the blocks that exist.',
    'Observed in exports: GitBook escapes such marks as text.',
  ],
  examples: [
    {files: {'README.md': ':::note\n~ @1:1-1:8 no-foreign-syntax "hint"\nHigh tide.\n:::\n'}},
    {files: {'README.md': '!!! warning "Tide"\n~ @1:1-1:12 no-foreign-syntax\n    High tide.\n'}},
    {
      files: {
        'README.md':
          '<Tabs>\n~ @1:1-1:7 no-foreign-syntax\n<TabItem value="a">\n\nHigh tide.\n\n</TabItem>\n</Tabs>\n',
      },
    },
    {files: {'README.md': "import Tabs from '@theme/Tabs';\n~ @1:1-1:32 no-foreign-syntax\n\nHigh tide.\n"}},
    {files: {'README.md': '{% tabs %}\n{% tab title="High" %}\nTide\n{% endtab %}\n{% endtabs %}\n'}},
    {
      files: {
        'README.md':
          'Run relay <File> <Info> with <tabs> or a::b, import goods from abroad. Beware!!! note this\n',
      },
      reason: 'Placeholders and prose look alike.',
    },
    {files: {'README.md': '```md\n:::note\n```\n'}, reason: 'Code is shown as it is.'},
  ],
  visit({page: {text, html}, report}) {
    const seen = new Set<string>()
    /** One report for each kind of block: they were all pasted together. */
    const reportOnce = (found: Foreign, range: Range) => {
      if (seen.has(found.key)) return
      seen.add(found.key)
      report({
        range,
        message: `Unexpected syntax ${code(text.slice(range.start, range.end))} of ${found.tool}, expected ${found.right}`,
        note: 'Readers see the marks as text, or the content without its box',
      })
    }
    for (const element of html.elements) {
      const name = text.slice(element.nameRange.start, element.nameRange.end)
      const isUsed = element.closeRange !== undefined || element.attributes.length > 0
      if (isUsed && components.has(name)) reportOnce(jsx(name), element.openRange)
    }
    return {
      paragraph(node) {
        const found = readParagraph(node)
        if (found === undefined) return
        const first = node.children[0]
        if (first?.type !== 'text') return
        reportOnce(found, sourceText(text, rangeOf(first), first.value).rawRange(0, found.length))
      },
    }
  },
})

interface Foreign {
  readonly key: string
  readonly tool: string
  /** What GitBook has for it. */
  readonly right: string
}

const components = new Set(
  'Tabs TabItem Tab CardGroup CardGrid Card Callout Admonition Steps Step Accordion AccordionGroup CodeGroup Note Warning Tip ParamField ResponseField Frame Expandable LinkCard'.split(
    ' ',
  ),
)

const jsx = (name: string): Foreign => ({key: 'jsx', tool: 'MDX', right: rightFor(name)})

function rightFor(name: string): string {
  if (name.startsWith('Tab')) return '`{% tabs %}`'
  if (name.startsWith('Step')) return '`{% stepper %}`'
  if (/^(?:Callout|Admonition|Note|Warning|Tip)$/.test(name)) return '`{% hint %}`'
  return 'a block of GitBook'
}

const callout =
  'note|info|tip|hint|warning|caution|danger|important|success|details|abstract|example|question|bug|quote|attention|error'
const directive = new RegExp(`^:{3,} ?(?:\\{)?(?:${callout})\\b`, 'i')
const admonition = new RegExp(`^(?:!!!|\\?\\?\\?\\+?) (?:${callout})\\b`, 'i')

/** What a paragraph begins with, and how much of its text that is. */
function readParagraph({children}: Paragraph): (Foreign & {readonly length: number}) | undefined {
  const first = children[0]
  if (first?.type !== 'text') return undefined
  const {value} = first
  const hint = '`{% hint %}`'
  const box = directive.exec(value)?.[0]
  if (box !== undefined)
    return {key: 'directive', tool: 'Docusaurus or VuePress', right: hint, length: box.length}
  const note = admonition.exec(value)?.[0]
  if (note !== undefined) return {key: 'admonition', tool: 'MkDocs', right: hint, length: note.length}
  const component = /^<([A-Z]\w*)(?:\.[A-Z]\w*)?(?=[\s>/])/.exec(value)
  if (component !== null && components.has(component[1] ?? '')) {
    return {...jsx(component[1] ?? ''), length: component[0].length}
  }
  const module = /^import [\w{}, *]{1,80} from ['"]@?[\w./-]{1,120}['"];?(?=$|\r|\n)/.exec(value)?.[0]
  return module === undefined
    ? undefined
    : {key: 'import', tool: 'MDX', right: 'no import', length: module.length}
}
