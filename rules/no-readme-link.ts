/** Reports links that name the `README.md` of a folder where GitBook names the folder. */
import {range} from '../src/core/range.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {codesApart} from '../src/lint/wording.ts'
import {isFound} from '../src/project/resolution.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines/README.md)\n'

export const noReadmeLink = defineSpaceRule({
  id: 'no-readme-link',
  summary: 'Links to the page of a folder name the folder',
  severity: 'info',
  presets: [],
  fix: 'always',
  why: 'Readers see no difference. GitBook writes `guides/` when it exports, so the other form makes needless changes in Git.',
  inEditor: 'in Git only',
  afterExport: {
    fate: 'stays',
    source: 'https://github.com/GitbookIO/public-docs: links to folders are written so',
  },
  sources: ['https://github.com/GitbookIO/public-docs: one link in a hundred names `README.md`'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'lines/README.md': '# Lines\n\n## Knots\n',
        'README.md': `# Kites

See [lines](lines/README.md) and [knots](./lines/README.md#knots).
~                 ^^^^^^^^^ no-readme-link "expected \`lines/\`"
~                                                ^^^^^^^^^ no-readme-link "expected \`./lines/\`"
`,
      },
      fixed: {
        'SUMMARY.md': summary,
        'lines/README.md': '# Lines\n\n## Knots\n',
        'README.md': '# Kites\n\nSee [lines](lines/) and [knots](./lines/#knots).\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'MY-README.md': '# Mine\n',
        'lines/README.md': '# Lines\n\n[Up](../README.md)\n',
        'README.md': `# Kites

[Lines](lines/), [start](README.md), [mine](MY-README.md), [all](https://kites.example/x/README.md)

{% content-ref url="lines/README.md" %}
[README.md](lines/README.md)
{% endcontent-ref %}
`,
      },
      reason:
        'The page of the root may have another name, and a `content-ref` would have to change in two places at once',
    },
  ],
  check({file, index, report}) {
    for (const {target, resolution} of index.links.from(file.path)) {
      const {kind, href, pathRange} = target
      if (!kinds.has(kind) || !isFound(resolution) || resolution.form !== 'file') continue
      const path = href.split('#')[0] ?? ''
      if (!/[^./]\/README\.md$/.test(path) || href.startsWith('/')) continue
      // Escapes make the text in the source longer than the path.
      if (path.length !== pathRange.end - pathRange.start) continue
      const [written, meant] = codesApart(path, path.slice(0, -name.length))
      const place = range(pathRange.end - name.length, pathRange.end)
      report({
        range: place,
        message: `Unexpected ${written}, expected ${meant}`,
        fix: {title: 'Remove `README.md`', safety: 'safe', edits: [{range: place, text: ''}]},
      })
    }
  },
})

const name = 'README.md'
const kinds: ReadonlySet<string> = new Set(['link', 'html-link', 'card-target', 'definition'])
