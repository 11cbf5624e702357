/** Reports pictures whose address held only in the browser tab of the person who pasted them. */
import {classifyHref} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'

export const noBlobImage = definePageRule({
  id: 'no-blob-image',
  summary: 'No picture has a `blob:` address',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A `blob:` address names something in the memory of one browser tab, so readers see a missing picture.',
  inEditor: 'Delete the picture and upload it again.',
  sources: ['https://www.w3.org/TR/FileAPI/#url', 'Observed in synced spaces'],
  examples: [
    {
      files: {
        'README.md': `# Kites

![A kite](blob:https://app.gitbook.com/0a1b2c3d)
~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-blob-image

<img src="blob:https://kites.example/0a1b" alt="">
~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-blob-image
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

![A kite](blob/kite.png) ![Wind](data:image/png;base64,iVBORw0KGgo=) \`![x](blob:https://kites.example/0a1b)\`

[Lines](https://github.com/kites/lines/blob/main/README.md)
`,
      },
      reason: 'A folder may be called blob, and data stands in the page itself',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const {kind, href, hrefRange} of page.facts.targets) {
        const found = classifyHref(href)
        if (found.kind !== 'other-scheme' || found.scheme !== 'blob') continue
        if (!/image|cover|html-source|html-media/.test(kind)) continue
        report({
          range: hrefRange,
          message: `Unexpected address ${code(href)}, expected a file in \`.gitbook/assets\``,
          note: 'Readers see a missing picture',
        })
      }
    },
  }),
})
