/** Reports links and images that a space in their address keeps from being read as such. */
import {type Range, range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const destinationSpaces = definePageRule({
  id: 'destination-spaces',
  summary: 'Addresses with spaces stand in angle brackets',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A space ends the address of a Markdown link or image, so readers see brackets and path as text.',
  inEditor: 'Delete the text and insert the image or link again.',
  afterExport: {
    fate: 'stays',
    source: "Observed in GitBook's own documentation: `![](<.gitbook/assets/image (8).png>)`",
  },
  sources: [
    'https://spec.commonmark.org/0.31.2/#link-destination',
    "Observed in GitBook's own documentation: the exporter writes such addresses in angle brackets",
  ],
  examples: [
    {
      files: {
        'README.md': `# Kites

![A kite](.gitbook/assets/red kite (2).png) and [the lines](Line types.md#knots "Lines").
~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ destination-spaces "expected \`<.gitbook/assets/red kite (2).png>\`"
~                                                           ^^^^^^^^^^^^^^^^^^^ destination-spaces
`,
      },
      fixed: {
        'README.md': `# Kites

![A kite](<.gitbook/assets/red kite (2).png>) and [the lines](<Line types.md#knots> "Lines").
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

[Wind](https://kites.example/wind by month)
~      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ destination-spaces "without spaces"
`,
      },
      reason: 'What the end of the address is cannot be told, so there is no fix',
    },
    {
      files: {
        'README.md': `# Kites

![One](<red kite.png>) ![Two](red%20kite.png "Red kite") [three](lines.md 'Line types.md')

Write \`[x](red kite.md)\` or \\[x](red kite.md); option [x] (or y.md); f[0](a, b) and list[i](see table 2.1).

See [1](the file of Ada and setup.py or the like) <img src="red kite.png" alt="Red kite">
`,
      },
      reason: 'Angle brackets, encoded spaces and titles are right; prose, code and escapes are no links',
    },
  ],
  visit: ({page: {text}, report}) => ({
    text(node) {
      if (!node.value.includes('](')) return
      const start = node.position?.start.offset ?? 0
      const source = sourceText(text, range(start, node.position?.end.offset ?? start), node.value)
      for (const found of unreadLinks(node.value)) {
        const raw = source.rawRange(found.whole.start, found.whole.end)
        const place = source.rawRange(found.address.start, found.address.end)
        // An escaped bracket is meant to be seen.
        if (!/^!?\[/.test(text.slice(raw.start, raw.end)) || !text.slice(0, place.start).endsWith(']('))
          continue
        const written = text.slice(place.start, place.end)
        const bracketed = `<${written}>`
        const expected = found.isPath ? code(bracketed) : 'an address without spaces'
        report({
          range: place,
          message: `Unexpected spaces in address ${code(written)}, expected ${expected}`,
          note: `Readers see brackets and address as text in place of ${found.isImage ? 'the image' : 'a link'}`,
          ...(found.isPath && {
            expected: [bracketed],
            fix: {
              title: 'Put the address in angle brackets',
              safety: 'safe',
              visibleText: 'changes',
              edits: [{range: place, text: bracketed}],
            },
          }),
        })
      }
    },
  }),
})

/** Ranges are of the text node's value. */
interface UnreadLink {
  readonly whole: Range
  readonly address: Range
  readonly isImage: boolean
  /** Whether it plainly is the path of a file, which angle brackets mend. */
  readonly isPath: boolean
}

const links = /(!?)\[[^[\]\n]{0,300}\]\(([^()<>\n]{0,300}(?:\([^()<>\n]{0,100}\)[^()<>\n]{0,200}){0,5})\)/g
const title = /[ \t]+(?:"[^"]*"|'[^']*')[ \t]*$/
const file =
  /\.(?:md|mdx|html?|pdf|png|jpe?g|gif|svg|webp|avif|mp4|mov|webm|zip|gz|csv|xlsx?|docx?|pptx?|ya?ml|json|txt)(?:[?#]\S*)?$/i

/** Finds `[text](a path.md)` and the like in running text, and leaves prose in parentheses alone. */
function unreadLinks(value: string): readonly UnreadLink[] {
  return [...value.matchAll(links)].flatMap((match) => {
    const [whole, mark = '', inside = ''] = match
    const address = inside.replace(title, '')
    if (!/\S[ \t]+\S/.test(address) || address !== address.trim()) return []
    const isImage = mark === '!'
    const isUrl = /^https?:\/\/\S/i.test(address)
    const isPath = file.test(address) && !/[,;"]/.test(address)
    if (!isUrl && !isPath) return []
    const start = match.index + whole.length - 1 - inside.length
    return {
      whole: range(match.index, match.index + whole.length),
      address: range(start, start + address.length),
      isImage,
      isPath: isPath,
    }
  })
}
