/** Reports links that name the `README.md` of a folder where GitBook names the folder. */
import {range} from '../src/core/range.ts'
import {classifyHref} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'

export const noReadmeLink = definePageRule({
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
  examples: [
    {
      files: {
        'README.md': `# Kites

See [lines](lines/README.md) and [knots](../kites/lines/README.md#knots).
~                 ^^^^^^^^^ no-readme-link "expected \`lines/\`"
~                                                       ^^^^^^^^^ no-readme-link "expected \`../kites/lines/\`"
`,
      },
      fixed: {'README.md': '# Kites\n\nSee [lines](lines/) and [knots](../kites/lines/#knots).\n'},
    },
    {
      files: {
        'README.md': `# Kites

[Lines](lines/), [start](README.md), [up](../README.md), [mine](MY-README.md), [all](https://kites.example/x/README.md)

{% content-ref url="lines/README.md" %}
[README.md](lines/README.md)
{% endcontent-ref %}
`,
      },
      reason:
        'The page of the root may have another name, and a `content-ref` would have to change in two places at once',
    },
  ],
  visit: ({page: {text, facts}, report}) => ({
    done() {
      for (const {kind, href, pathRange} of facts.targets) {
        if (kind !== 'link' && kind !== 'html-link' && kind !== 'card-target' && kind !== 'definition')
          continue
        const written = text.slice(pathRange.start, pathRange.end)
        const folder = /^(.*[^./]\/)README\.md$/.exec(written)?.[1]
        if (folder === undefined || classifyHref(href).kind !== 'relative') continue
        const place = range(pathRange.start + folder.length, pathRange.end)
        report({
          range: place,
          message: `Unexpected ${code(written)}, expected ${code(folder)}`,
          fix: {title: 'Remove `README.md`', safety: 'safe', edits: [{range: place, text: ''}]},
        })
      }
    },
  }),
})
