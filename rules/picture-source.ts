import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {attributeOf, childElements} from '../src/syntax/html-query.ts'

export const pictureSource = definePageRule({
  id: 'picture-source',
  summary: 'Pictures have an image, and sources that say for which theme they are',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'GitBook keeps two variants of an image, one for light and one for dark pages: where one is not told, readers of that theme see none, or the wrong one.',
  inEditor: 'Select the image, open its menu and set the image for dark mode again',
  sources: ['https://gitbook.com/docs/creating-content/blocks/insert-images#light-and-dark-mode-images'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<picture><source srcset="https://example.com/b.png"><img src="https://example.com/a.png" alt="A"></picture>\n~ @3:11-3:17 picture-source "Unexpected missing `media` in `source`"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<picture><source srcset="https://example.com/b.png" media="(prefers-color-scheme: dark)"></picture>\n~ @3:2-3:9 picture-source "Unexpected missing `img` in `picture`"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<picture><source srcset="https://example.com/b.png" media="(prefers-color-scheme: dark)"><img src="https://example.com/a.png" alt="A"></picture>\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<picture><source srcset="https://example.com/b.webp" type="image/webp"><img src="https://example.com/a.png" alt="A"></picture>\n\n<video><source src="https://example.com/a.mp4"></video>\n',
      },
      reason: 'A source may stand for another file format or belong to a video',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const picture of page.html.elements) {
        if (picture.name !== 'picture' || !picture.closeRange) continue
        const children = childElements(picture, page.html)
        if (!children.some(({name}) => name === 'img')) report(missingImage(picture))
        for (const source of children.filter(({name}) => name === 'source')) {
          const lacking = lackingAttribute(source)
          if (lacking) report(missingAttribute(source, lacking))
        }
      }
    },
  }),
})

function lackingAttribute(source: HtmlElement): 'srcset' | 'media' | undefined {
  if (!attributeOf(source, 'srcset')?.value.trim()) return 'srcset'
  return attributeOf(source, 'media') || attributeOf(source, 'type') ? undefined : 'media'
}

const missingImage = ({nameRange}: HtmlElement): Report => ({
  range: nameRange,
  message: 'Unexpected missing `img` in `picture`, expected the image for the light theme',
  note: 'Readers see no image',
})

const missingAttribute = ({nameRange}: HtmlElement, name: 'srcset' | 'media'): Report => ({
  range: nameRange,
  message: `Unexpected missing \`${name}\` in \`source\`, expected ${
    name === 'media' ? '`media="(prefers-color-scheme: dark)"`' : 'the image for the dark theme'
  }`,
  note: 'Readers see the same image in both themes, or none',
})
