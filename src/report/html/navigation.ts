/** The tables of contents as nested lists, with the number of findings of each page. */
import type {ReportedEntry} from '../located.ts'
import {html, isolated, spaceName} from './escape.ts'
import type {Section, SpaceSections} from './sections.ts'

/** Deeper entries are shown at this depth. */
const deepest = 8

interface Node {
  readonly title: string
  readonly kind: ReportedEntry['kind'] | 'file'
  readonly section?: Section
  readonly children: Node[]
}

/** The navigation of one space. */
export function spaceNavigation({space, sections}: SpaceSections): string {
  const byPath = new Map(sections.map((section) => [section.path, section]))
  const listed = new Set(space.entries.map(({path}) => path))
  const others = sections.filter(({path}) => !listed.has(path))
  const tree = grow(space.entries, byPath)
  const files = others.map((section): Node => ({title: section.path, kind: 'file', section, children: []}))
  return [
    `<section class="space"><h2>${isolated(spaceName(space))}${space.path === '' || space.path === '.' ? '' : ` <small>${html(space.path)}</small>`}</h2>`,
    ...(tree.length === 0 ? [] : [list(tree)]),
    ...(files.length === 0
      ? []
      : [`<h3>${tree.length === 0 ? 'Files' : 'Not in the table of contents'}</h3>`, list(files)]),
    '</section>',
  ].join('\n')
}

function grow(entries: readonly ReportedEntry[], sections: ReadonlyMap<string, Section>): readonly Node[] {
  const roots: Node[] = []
  const stack: {readonly depth: number; readonly node: Node}[] = []
  const placed = new Set<Section>()
  for (const {title, kind, depth, path} of entries) {
    const found = path === undefined ? undefined : sections.get(path)
    // A page that is listed twice has its findings at its first place.
    const section = found === undefined || placed.has(found) ? undefined : found
    if (section !== undefined) placed.add(section)
    const node: Node = {title, kind, children: [], ...(section !== undefined && {section})}
    const level = Math.min(depth, deepest)
    while ((stack.at(-1)?.depth ?? -1) >= level) stack.pop()
    ;(stack.at(-1)?.node.children ?? roots).push(node)
    stack.push({depth: level, node})
  }
  return roots
}

const list = (nodes: readonly Node[]): string => `<ul>${nodes.map(entry).join('')}</ul>`

function entry(node: Node): string {
  const {kind, section, children, title} = node
  const name = kind === 'file' ? `<code>${html(title)}</code>` : isolated(title)
  const line =
    section === undefined
      ? `<span class="line">${name}</span>`
      : `<a class="line" href="#${section.id}">${name}<span class="count ${worstOf(section)}" data-for="${section.id}">${section.count}</span></a>`
  const inside = children.length === 0 ? '' : list(children)
  return `<li class="${kind}${hasFindings(node) ? '' : ' none'}">${line}${inside}</li>`
}

const hasFindings = ({section, children}: Node): boolean =>
  section !== undefined || children.some(hasFindings)

function worstOf({findings, folders}: Section): string {
  const all = [...findings, ...folders].map(({severity}) => severity)
  return all.includes('error') ? 'error' : all.includes('warning') ? 'warning' : 'info'
}
