/** Reports explicit anchors that a page defines twice. */

import {compareRanges} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {ExplicitAnchor, PageFacts} from '../src/page/facts.ts'

export const noDuplicateAnchor = definePageRule({
  id: 'no-duplicate-anchor',
  summary: 'Explicit anchors are unique in their page',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A link to the anchor always leads to the first of them; the other place cannot be linked to.',
  inEditor: 'Open the menu of the heading, choose to edit its anchor, and give it another name.',
  sources: ['https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute', 'Observed in synced spaces'],
  examples: [
    {
      files: {
        'README.md': `# Kites

## Lines <a href="#line" id="line"></a>

## Tails <a href="#line" id="line"></a>
~                            ^^^^ no-duplicate-anchor "\`line\`"
`,
      },
    },
    {
      files: {
        'README.md': `# Kites <a href="#kites" id="kites"></a>

## Lines <a name="lines" id="lines"></a>

{% if visitor.claims.pro %}
## Tails <a id="tails"></a>
{% else %}
## Tails <a id="tails"></a>
{% endif %}

\`<a id="lines"></a>\`
`,
      },
      reason: 'Readers get one branch of a condition only, and code defines nothing',
    },
    {
      files: {
        'README.md': `# Kites

## Lines <a href="#lines" id="lines"></a>

## <a href="#lines" id="lines"></a>

Knots.
`,
      },
      reason: 'Links reach the heading with words; the empty one is a matter of its own',
    },
  ],
  visit: ({page: {facts}, report}) => ({
    done() {
      const first = new Map<string, ExplicitAnchor>()
      const withoutWords = anchorsOfEmptyHeadings(facts)
      for (const anchor of unconditional(facts)) {
        const earlier = first.get(anchor.id)
        if (earlier === undefined) first.set(anchor.id, anchor)
        else if (earlier.range.start !== anchor.range.start && !withoutWords.has(anchor))
          report(duplicate(anchor, earlier))
      }
    },
  }),
})

/** The anchors outside conditions, in source order. */
function unconditional({anchors, blocks}: PageFacts): readonly ExplicitAnchor[] {
  const conditions = blocks
    .filter(({name}) => name === 'if')
    .map(({range}) => range)
    .sort(compareRanges)
  let next = 0
  let end = 0
  return anchors.filter(({id, range}) => {
    for (let from = conditions[next]; from && from.start <= range.start; from = conditions[++next]) {
      end = Math.max(end, from.end)
    }
    return id !== '' && range.start >= end
  })
}

/** Anchors of headings without words, which nobody means to link to. Both lists are in source order. */
function anchorsOfEmptyHeadings({anchors, headings}: PageFacts): ReadonlySet<ExplicitAnchor> {
  const empty = headings.filter(({text}) => text.trim() === '')
  let next = 0
  return new Set(
    anchors.filter(({range}) => {
      for (let at = empty[next]; at && at.range.end <= range.start; at = empty[++next]);
      const heading = empty[next]
      return heading !== undefined && heading.range.start <= range.start
    }),
  )
}

const duplicate = ({id, idRange}: ExplicitAnchor, earlier: ExplicitAnchor) => ({
  range: idRange,
  message: `Unexpected second anchor ${code(id)}, expected another name`,
  note: 'Links to it lead to the first one',
  related: [{range: earlier.idRange, message: 'First defined here'}],
})
