/** Reports images, sources of pictures and card covers whose file does not exist. */

import type {Report} from '../src/core/finding.ts'
import {lostTarget, pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'
import type {ResolvedTarget} from '../src/project/links.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n'

export const noMissingImage = defineSpaceRule({
  id: 'no-missing-image',
  summary: 'Images exist',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Readers see a broken image, and a card without cover.',
  inEditor: 'Replace the image: click it, choose the pencil, and upload or choose the file.',
  afterExport: {fate: 'stays', source: 'GitBook writes relative paths to files that it knows'},
  sources: ['https://gitbook.com/docs: files of a space lie in the folder that is synced'],
  spaces: ['current', 'legacy', 'loose'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

![A kite](.gitbook/assets/kiet.png)
~         ^^^^^^^^^^^^^^^^^^^^^^^^ no-missing-image "such as \`.gitbook/assets/kite.png\`"

<figure><img src=".gitbook/assets/gone-with-it.png" alt=""></figure>
~                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-missing-image "expected an image that exists"
`,
        '.gitbook/assets/kite.png': '',
      },
      fixedUnsafely: {
        'README.md':
          '# Kites\n\n![A kite](.gitbook/assets/kite.png)\n\n<figure><img src=".gitbook/assets/gone-with-it.png" alt=""></figure>\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n',
        'guides/setup.md': `# Setup

![A kite](../../.gitbook/assets/kite.png)
~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-missing-image "expected one \`../\` less"
`,
        '.gitbook/assets/kite.png': '',
      },
      fixed: {'guides/setup.md': '# Setup\n\n![A kite](../.gitbook/assets/kite.png)\n'},
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

![Setup](guides/setup.md)
~        ^^^^^^^^^^^^^^^ no-missing-image "Unexpected page \`guides/setup.md\` as image"
`,
        'guides/setup.md': '# Setup\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

![One](<.gitbook/assets/a (1).png>) ![Two](.gitbook/assets/a\\ \\(1\\).png) ![Three](.gitbook/assets/a%20\\(1\\).png "Title")

<img src=".gitbook/assets/a (1).png" alt="Four"> <img src=".gitbook/assets/b&#x26;c.png" alt="Five">

![Six](https://kites.example/kite.png) ![Seven](data:image/gif;base64,R0lGODlhAQABAAAAACw=) ![Eight](/.gitbook/assets/b&c.png)
`,
        '.gitbook/assets/a (1).png': '',
        '.gitbook/assets/b&c.png': '',
      },
      reason: 'Names are written in many ways, and addresses are not looked up',
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path, 'image')) {
      const found = lostTarget(index, one, 'image') ?? pageForImage(one)
      if (found) report(found)
    }
  },
})

/** A link with a `!` too many, or a path that stops at a folder. */
const pageForImage = ({target, resolution}: ResolvedTarget): Report | undefined =>
  resolution.kind === 'page' || resolution.kind === 'include'
    ? {
        range: target.pathRange,
        message: `Unexpected page ${pathCode(resolution.path)} as image, expected a picture, or a link without \`!\``,
        note: 'Readers see a broken image',
      }
    : undefined
