import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import type {Page} from '../src/page/page.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {ancestorsOf, attributeOf, childElements, elementText} from '../src/syntax/html-query.ts'

export const imageAlt = definePageRule({
  id: 'image-alt',
  summary: 'Images have an alternative text or a caption',
  severity: 'warning',
  // GitBook writes `alt=""` for every image that its author said nothing about: most of them.
  presets: ['strict'],
  fix: 'never',
  why: 'Readers who do not see the image, and machines that read the page for them, learn nothing of it.',
  inEditor: 'Select the image, choose "Alt text" in its menu and describe what it shows',
  sources: ['https://gitbook.com/docs/creating-content/blocks/insert-images'],
  examples: [
    {
      files: {
        'README.md':
          '# Relay\n\n<figure><img src="https://example.com/a.png" alt=""><figcaption></figcaption></figure>\n~ @3:46-3:52 image-alt "Unexpected empty `alt`"\n\n<img src="https://example.com/a.png">\n~ @5:2-5:5 image-alt "Unexpected missing `alt`"\n\n![](https://example.com/a.png)\n~ @7:1-7:31 image-alt "Unexpected image without alternative text"\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<img src="https://example.com/a.png" alt="The queue view">\n\n![The queue view](https://example.com/a.png)\n',
      },
    },
    {
      files: {
        'README.md':
          '# Relay\n\n<figure><img src="https://example.com/a.png" alt=""><figcaption><p>The queue view</p></figcaption></figure>\n',
      },
      reason: 'The caption says what the image shows',
    },
    {
      files: {
        'README.md':
          '# Relay\n\nPress <img src="https://example.com/a.png" alt="" data-size="line"> twice.\n\n[![](https://example.com/a.png)Start](https://example.com)\n',
      },
      reason: 'An icon in a line of text decorates it',
    },
    {
      files: {
        'README.md':
          '# Relay\n\nPress **Start** <picture><source srcset="https://example.com/b.png" media="(prefers-color-scheme: dark)"><img src="https://example.com/a.png" alt=""></picture> twice.\n\n| a | b |\n| - | - |\n| ![](https://example.com/a.png) Start | c |\n',
      },
      reason: 'So does a picture among words, or one beside the words of a table cell',
    },
  ],
  visit: ({page, report}) => ({
    image(node, ancestors) {
      const parent = ancestors.at(-1)
      const isShared = parent?.type === 'paragraph' || parent?.type === 'tableCell'
      const alone = isShared ? parent.children.length === 1 : parent?.type !== 'link'
      if ((node.alt ?? '').trim() === '' && alone && !node.title) report(withoutAlt(rangeOf(node)))
    },
    done() {
      for (const element of page.html.elements) {
        if (element.name !== 'img' || hasText(element, page) || isDecoration(element, page)) continue
        const alt = attributeOf(element, 'alt')
        report(alt ? emptyAlt(alt.range) : missingAlt(element.nameRange))
      }
    },
  }),
})

function hasText(image: HtmlElement, {html, text}: Page): boolean {
  if (attributeOf(image, 'alt')?.value.trim()) return true
  const figure = ancestorsOf(image, html).find(({name}) => name === 'figure')
  const caption = figure && childElements(figure, html).find(({name}) => name === 'figcaption')
  return caption !== undefined && elementText(caption, html, text) !== ''
}

/** Whether an image is set as an icon, or is a `picture` with words beside it in its line. */
function isDecoration(image: HtmlElement, {html, text}: Page): boolean {
  if (attributeOf(image, 'data-size')?.value === 'line') return true
  const ancestors = ancestorsOf(image, html)
  const picture = ancestors.find(({name}) => name === 'picture')
  if (picture === undefined || ancestors.some(({name}) => name === 'figure')) return false
  const end = picture.closeRange?.end ?? picture.openRange.end
  const before = /[^\r\n|>]*$/.exec(
    text.slice(Math.max(picture.openRange.start - 200, 0), picture.openRange.start),
  )
  const after = /^[^\r\n|<]*/.exec(text.slice(end, end + 200))
  return /\p{L}/u.test(`${before?.[0] ?? ''}${after?.[0] ?? ''}`)
}

const expectation = 'expected what the image shows'

const withoutAlt = (range: Report['range']): Report => ({
  range,
  message: `Unexpected image without alternative text, ${expectation}`,
})

const emptyAlt = (range: Report['range']): Report => ({
  range,
  message: `Unexpected empty \`alt\`, ${expectation}`,
})

const missingAlt = (range: Report['range']): Report => ({
  range,
  message: `Unexpected missing \`alt\` in \`img\`, ${expectation}`,
})
