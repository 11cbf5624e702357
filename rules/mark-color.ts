import type {Report} from '../src/core/finding.ts'
import {type Range, slice} from '../src/core/range.ts'
import {isPaletteColor, nearestColor} from '../src/gitbook/palette.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {attributeOf} from '../src/syntax/html-query.ts'

export const markColor = definePageRule({
  id: 'mark-color',
  summary: 'Colored text uses colors of the palette',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook knows the colors of its palette only: text of any other color shows without color.',
  inEditor: 'Select the text and choose a color in the toolbar',
  afterExport: {fate: 'stays', source: 'GitBook writes palette names in lower case'},
  sources: ['DocumentTextColor of @gitbook/api 0.202.0'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\nA <mark style="color:#ff0000;">red</mark> word.\n~ @3:22-3:29 mark-color "Unexpected color `#ff0000`"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\nA <mark style="color:Red;background-color:yelow;">red</mark> word.\n~ @3:22-3:25 mark-color "expected `red`"\n~ @3:43-3:48 mark-color "expected `yellow`"\n',
      },
      fixed: {'README.md': '# Relay\n\nA <mark style="color:red;background-color:yelow;">red</mark> word.\n'},
      fixedUnsafely: {
        'README.md': '# Relay\n\nA <mark style="color:red;background-color:yellow;">red</mark> word.\n',
      },
      reason: 'Another spelling of a name is certain, a misspelt name is a guess',
    },
    {
      files: {
        'README.md':
          '# Relay\n\nA <mark style="color:red;background-color:$info;">red</mark> word, <mark>marked</mark>.\n',
      },
    },
    {
      files: {'README.md': '# Relay\n\nWrite `<mark style="color:#ff0000;">` in HTML.\n'},
      reason: 'Code is not colored',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const element of page.html.elements) {
        const style = element.name === 'mark' ? attributeOf(element, 'style') : undefined
        if (!style?.valueRange || slice(page.text, style.valueRange) !== style.value) continue
        for (const {color, range} of colorsOf(style.value, style.valueRange.start)) {
          if (!isPaletteColor(color)) report(otherColor(color, range))
        }
      }
    },
  }),
})

/** The colors in a `style` whose source begins at offset `start`. */
function colorsOf(style: string, start: number): readonly {readonly color: string; readonly range: Range}[] {
  let at = start
  return style.split(';').flatMap((declaration) => {
    const from = at
    at += declaration.length + 1
    const [, head = '', color = ''] = /^(\s*(?:background-)?color\s*:\s*)(\S.*)$/i.exec(declaration) ?? []
    const trimmed = color.trim()
    const begin = from + head.length
    return trimmed === '' ? [] : [{color: trimmed, range: {start: begin, end: begin + trimmed.length}}]
  })
}

function otherColor(color: string, range: Range): Report {
  const near = nearestColor(color)
  return {
    range,
    message: `Unexpected color ${code(color)}, expected ${
      near ? `\`${near}\`` : 'a name of the palette such as `red` or `$info`'
    }`,
    note: 'Readers see the text without this color',
    ...(near && {
      expected: [near],
      fix: {
        title: `Replace \`${color}\` with \`${near}\``,
        safety: color.toLowerCase() === near ? 'safe' : 'unsafe',
        edits: [{range, text: near}],
      },
    }),
  }
}
