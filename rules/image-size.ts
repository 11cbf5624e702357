import type {Report} from '../src/core/finding.ts'
import {slice} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {HtmlAttribute} from '../src/syntax/html.ts'
import {attributeOf} from '../src/syntax/html-query.ts'

export const imageSize = definePageRule({
  id: 'image-size',
  summary: 'Widths and heights of images are pixels without unit, or percent',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook reads a number or a percentage only: with any other value the image shows in its own size.',
  inEditor: 'Select the image and choose its size again',
  afterExport: {fate: 'stays', source: 'GitBook writes sizes as plain numbers'},
  sources: ['https://gitbook.com/docs/creating-content/blocks/insert-images'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<img src="https://example.com/a.png" alt="A" width="375px">\n~ @3:53-3:58 image-size "expected `375`"\n',
      },
      fixed: {'README.md': '# Relay\n\n<img src="https://example.com/a.png" alt="A" width="375">\n'},
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<img src="https://example.com/a.png" alt="A" width="20em">\n~ @3:53-3:57 image-size "expected a number of pixels or a percentage"\n',
      },
      reason: 'What other units come to is not known',
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<img src="https://example.com/a.png" alt="A" width="375">\n\n<img src="https://example.com/a.png" alt="A" width="66.5%" height="auto">\n',
      },
    },
    {
      files: {'README.md': '# Relay\n\n<table><tr><td width="20em">a</td></tr></table>\n'},
      reason: 'The width of a cell is no width of an image',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const image of page.html.elements) {
        if (image.name !== 'img') continue
        for (const name of ['width', 'height']) {
          const size = attributeOf(image, name)
          if (size?.valueRange && !isSize(size.value)) report(otherSize(size, size.valueRange, page.text))
        }
      }
    },
  }),
})

/** `auto` is what a browser does without the attribute. */
const isSize = (value: string) => /^(\s*|auto|\d+(\.\d+)?%?)$/.test(value)

function otherSize({name, value}: HtmlAttribute, range: Report['range'], text: string): Report {
  const plain = slice(text, range) === value ? plainSize(value) : undefined
  return {
    range,
    message: `Unexpected ${name} ${code(value)}, expected ${plain ? `\`${plain}\`` : 'a number of pixels or a percentage'}`,
    note: 'Readers see the image in its own size',
    ...(plain && {
      expected: [plain],
      fix: {title: `Replace \`${value}\` with \`${plain}\``, safety: 'safe', edits: [{range, text: plain}]},
    }),
  }
}

/** The size without its unit `px`, or without spaces. */
function plainSize(value: string): string | undefined {
  const [, amount, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(px|PX|%)?;?\s*$/.exec(value) ?? []
  return amount === undefined ? undefined : amount + (unit === '%' ? '%' : '')
}
