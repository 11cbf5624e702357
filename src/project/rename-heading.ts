/** Renames a heading or a variable: the edits by which links and uses follow. Functions of the index. */
import type {Edit} from '../core/finding.ts'
import {headingSlugs} from '../gitbook/slug.ts'
import type {Heading, PageFacts} from '../page/facts.ts'
import {headingFor, headingIds} from './anchors.ts'
import {destinationOf} from './links.ts'
import type {SpaceIndex} from './space-index.ts'
import {findEntry} from './yaml-facts.ts'

/** Edits by path from the space root. */
export type EditsByPath = ReadonlyMap<string, readonly Edit[]>

/**
 * Gives a heading another text. Links to its automatic anchor follow, and those to headings whose number changes
 * by it; an anchor that is written out stays. Entries of the table of contents that repeat a title follow.
 */
export function renameHeading(index: SpaceIndex, path: string, heading: Heading, text: string): EditsByPath {
  const edits = createEdits()
  edits.add(path, {range: heading.textRange, text})
  const facts = index.facts.get(path)
  if (!facts) return edits.all
  if (heading.explicit === undefined) {
    const idAfter = idsAfter(facts, heading, text)
    for (const one of index.links.to(path)) {
      const {from, target} = one
      const fragment = destinationOf(one)?.fragment
      const id = fragment === undefined ? undefined : idAfter(fragment)
      if (id !== undefined && target.fragmentRange) edits.add(from, {range: target.fragmentRange, text: id})
    }
  }
  if (heading.range.start === facts.title?.range.start) {
    for (const {entry} of index.navigation?.entriesOf(path) ?? [])
      if (entry.text === heading.text) edits.add(index.navigation?.path ?? '', {range: entry.textRange, text})
  }
  return edits.all
}

/** What a fragment must become so that it means the same heading as before; `undefined` where it may stay. */
function idsAfter(
  facts: PageFacts,
  heading: Heading,
  text: string,
): (fragment: string) => string | undefined {
  const {slugs, older, unpredictable} = headingSlugs(text)
  const renamed: Heading = {...heading, text, slugs: [...slugs, ...older], unpredictable}
  const now = (one: Heading): Heading => (one === heading ? renamed : one)
  const after: PageFacts = {...facts, headings: facts.headings.map(now)}
  const ids = headingIds(after)
  return (fragment) => {
    const meant = headingFor(facts, fragment)
    return meant && headingFor(after, fragment) !== now(meant) ? ids.get(now(meant)) : undefined
  }
}

/** Gives a variable of the space, or of one page, another name. Empty where it is declared nowhere. */
export function renameVariable(
  index: SpaceIndex,
  path: string,
  variable: {readonly scope: 'space' | 'page'; readonly name: string},
  name: string,
): EditsByPath {
  const edits = createEdits()
  const {vars, facts} = index
  const key = findEntry(vars?.root, variable.name)
  if (variable.scope === 'space' && vars && key) edits.add(vars.path, {range: key.keyRange, text: name})
  const pages = variable.scope === 'space' ? [...facts.values()] : [facts.get(path)]
  for (const page of pages) {
    for (const use of page?.variables ?? [])
      if (page && use.scope === variable.scope && use.name === variable.name)
        edits.add(page.path, {range: use.range, text: name})
  }
  return edits.all
}

function createEdits() {
  const all = new Map<string, readonly Edit[]>()
  return {
    all: all as EditsByPath,
    add(path: string, edit: Edit) {
      all.set(path, [...(all.get(path) ?? []), edit])
    },
  }
}
