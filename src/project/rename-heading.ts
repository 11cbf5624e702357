/** Renames a heading or a variable: the edits by which links and uses follow. Functions of the index. */
import type {Edit} from '../core/finding.ts'
import {anchorMatches, headingSlugs} from '../gitbook/slug.ts'
import type {Heading} from '../page/facts.ts'
import {destinationOf} from './links.ts'
import type {SpaceIndex} from './space-index.ts'
import {findEntry} from './yaml-facts.ts'

/** Edits by path from the space root. */
export type EditsByPath = ReadonlyMap<string, readonly Edit[]>

/**
 * Gives a heading another text. Links to its automatic anchor follow, where no other heading of the page has
 * the same; an anchor that is written out stays. Entries of the table of contents that repeat a title follow.
 */
export function renameHeading(index: SpaceIndex, path: string, heading: Heading, text: string): EditsByPath {
  const edits = createEdits()
  edits.add(path, {range: heading.textRange, text})
  const [slug] = headingSlugs(text).slugs
  const facts = index.facts.get(path)
  if (!facts) return edits.all
  const isAlone = (fragment: string) =>
    facts.headings.filter(({slugs}) => slugs.some((each) => anchorMatches(fragment, each))).length === 1
  if (slug !== undefined && heading.explicit === undefined) {
    for (const one of index.links.to(path)) {
      const {from, target} = one
      const fragment = destinationOf(one)?.fragment
      if (fragment === undefined || !target.fragmentRange) continue
      const leads = heading.slugs.some((each) => anchorMatches(fragment, each)) && isAlone(fragment)
      if (leads) edits.add(from, {range: target.fragmentRange, text: slug})
    }
  }
  if (heading.range.start === facts.title?.range.start) {
    for (const {entry} of index.navigation?.entriesOf(path) ?? [])
      if (entry.text === heading.text) edits.add(index.navigation?.path ?? '', {range: entry.textRange, text})
  }
  return edits.all
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
