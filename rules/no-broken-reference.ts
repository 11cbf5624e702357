/** Reports what GitBook writes in place of a target that it has lost. */
import {classifyHref} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {distinctTargets} from '../src/page/distinct-targets.ts'
import type {TargetKind} from '../src/page/facts.ts'
import {question} from '../src/project/question.ts'
import {retarget} from '../src/project/retarget.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'
import type {HtmlElement, HtmlFacts} from '../src/syntax/html.ts'
import {attributeOf} from '../src/syntax/html-query.ts'
import {readTable} from '../src/syntax/html-table.ts'

export const noBrokenReference = definePageRule({
  id: 'no-broken-reference',
  summary: 'Links, images and blocks lead somewhere: none holds the mark of a lost target',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook writes `broken-reference` or `/broken/pages/…` when a page or file is deleted that something still refers to. Readers who click get nothing, or a page that does not exist.',
  inEditor:
    'Click the link, which the editor marks as broken, and choose the page again, or remove the link.',
  afterExport: {fate: 'stays', source: 'GitBook writes the path of the page'},
  sources: [
    'Observed in synced spaces: older exports hold `broken-reference`, newer ones `/broken/pages/ID`',
  ],
  examples: [
    {
      files: {
        'README.md': `# Kites

Choose a [line](broken-reference) or a [tail](broken-reference/).
~               ^^^^^^^^^^^^^^^^ no-broken-reference "expected a page or an address"
~                                             ^^^^^^^^^^^^^^^^^ no-broken-reference

![Wind rose](broken-reference)
~            ^^^^^^^^^^^^^^^^ no-broken-reference "expected an image"

[Broken link](/broken/pages/aB3dE5fG7hI9jK1lM3nO)
~             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-broken-reference
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

{% content-ref url="broken-reference" %}
~                   ^^^^^^^^^^^^^^^^ no-broken-reference
[broken-reference](broken-reference)
{% endcontent-ref %}
`,
      },
      reason: 'The link in a `content-ref` repeats the address of the block: one report',
    },
    {
      files: {
        'README.md': `# Kites

Tie the [tail knots](broken-reference).
~                    ^^^^^^^^^^^^^^^^ no-broken-reference
`,
        'knots/tail.md': '# Tail knots\n',
      },
      fixedUnsafely: {'README.md': '# Kites\n\nTie the [tail knots](knots/tail.md).\n'},
      reason: 'One page has the text of the link as its title: that page can be offered',
    },
    {
      files: {
        'README.md': `---
cover: broken-reference
~      ^^^^^^^^^^^^^^^^ no-broken-reference
---

# Kites

<img src="broken-reference" alt="A kite">
~         ^^^^^^^^^^^^^^^^ no-broken-reference
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

See [lines](lines.md), [what \`broken-reference\` means](broken-references.md) and \`[x](broken-reference)\`.

[Repair](https://kites.example/broken-reference/README.md) and [tools](broken/tools.md).
`,
      },
      reason: 'The word in code, in a text, in a longer name or in an address elsewhere is no lost target',
    },
    {
      files: {
        'README.md': `# Kites

<table data-view="cards"><thead><tr><th></th><th data-hidden data-type="image"></th></tr></thead><tbody><tr><td>Line</td><td><a href="/broken/files/aB3dE5fG7hI9">Broken link</a></td></tr></tbody></table>
`,
      },
      reason: 'Nobody sees a hidden column that is neither target nor cover',
    },
  ],
  fixInSpace(finding, {facts, index}) {
    const one = index.links
      .from(facts.path)
      .find(({target}) => target.hrefRange.start === finding.range.start)
    // What lay in another space is not what has the same title here.
    if (one?.target.text === undefined || one.target.href.includes('/broken/spaces/')) return undefined
    const path = pageCalled(one.target.text, facts.path, index)
    if (path === undefined) return undefined
    const edits = retarget(index, one, path)
    const title = `Link to ${code(path)}, the page of that title`
    return edits.length === 0 ? undefined : {title, safety: 'unsafe', edits}
  },
  visit: ({page, report}) => ({
    done() {
      const unseen = startsInUnseenCells(page.html)
      for (const {kind, href, range, hrefRange} of distinctTargets(page.facts.targets)) {
        const found = classifyHref(href).kind
        if ((found !== 'broken-reference' && found !== 'broken-pages') || unseen.has(range.start)) continue
        report({
          range: hrefRange,
          message: `Unexpected lost target ${code(href)}, expected ${expectedFor(kind)}`,
          note: 'GitBook put this in place of a target that was deleted; it leads nowhere',
        })
      }
    },
  }),
})

/** The one page whose title is the text of the link; a page does not link to itself by its title. */
function pageCalled(text: string, from: string, index: SpaceIndex): string | undefined {
  const wanted = plain(text)
  if (wanted === '') return undefined
  const only = onlyPages(index).get(wanted)
  return only !== from ? only : undefined
}

/** Pages by title; `undefined` for a title that several have. */
const onlyPages = question((index): ReadonlyMap<string, string | undefined> => {
  const found = new Map<string, string | undefined>()
  for (const path of index.pages.keys()) {
    const title = titleOf(index, path)
    if (title !== undefined) found.set(title, found.has(title) ? undefined : path)
  }
  return found
})

const titleOf = question(({facts}, path: string): string | undefined => {
  const title = facts.get(path)?.title
  return title && plain(title.text)
})

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()

/** Where the elements start in hidden columns that are neither target nor cover of a card. Offsets. */
function startsInUnseenCells(html: HtmlFacts): ReadonlySet<number> {
  const unseen = new Set(
    html.elements.filter(({name}) => name === 'table').flatMap((table) => unseenCells(table, html)),
  )
  // Elements come in source order, so those around an element are known before it.
  for (const element of html.elements) {
    const parent = element.parent === undefined ? undefined : html.elements[element.parent]
    if (parent && unseen.has(parent)) unseen.add(element)
  }
  return new Set([...unseen].map(({range}) => range.start))
}

function unseenCells(table: HtmlElement, html: HtmlFacts): readonly HtmlElement[] {
  const {head, body} = readTable(table, html)
  const isUnseen = head.flatMap(({cells}) => cells).map(isWithoutUse)
  return isUnseen.includes(true) ? body.flatMap(({cells}) => cells.filter((_, index) => isUnseen[index])) : []
}

const isWithoutUse = (header: HtmlElement): boolean =>
  attributeOf(header, 'data-hidden') !== undefined &&
  !header.attributes.some(({name}) => /^data-card-(?:target|cover)/.test(name))

function expectedFor(kind: TargetKind): string {
  if (/image|cover/.test(kind)) return 'an image'
  return kind === 'file' ? 'a file' : 'a page or an address'
}
