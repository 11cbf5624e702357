/** Items for paths and anchors, spelt as their place needs. */
import {CompletionItemKind} from 'vscode-languageserver-types'
import {decodePercent} from '../../gitbook/href.ts'
import type {PageFacts} from '../../page/facts.ts'
import {headingIds} from '../../project/anchors.ts'
import {folderOf, isMarkdownPath, relativePath} from '../../project/paths.ts'
import {isFound} from '../../project/resolution.ts'
import {resolve} from '../../project/resolve.ts'
import {spellPath} from '../../project/retarget.ts'
import type {FileEntry} from '../../project/space.ts'
import type {Completing, Draft} from './completion-item.ts'
import type {PathPlace} from './cursor-context.ts'

/** Items for what is written so far: files or, behind a `#`, anchors. */
export function completePath(word: string, place: PathPlace, {query: {file}}: Completing): readonly Draft[] {
  const hash = word.indexOf('#')
  if (hash >= 0) return anchorItems(word.slice(0, hash), file)
  // An address of the web is nobody's file.
  if (/^[a-z][a-z\d+.-]*:/i.test(word)) return []
  return file.index.space.files
    .filter((entry) => entry.path !== file.own && fits(entry, place))
    .flatMap((entry) => fileItem(entry, place, word, file))
}

type File = Completing['query']['file']

const images = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp)$/i

function fits({role, path}: FileEntry, place: PathPlace): boolean {
  switch (place) {
    case 'image':
    case 'angle-image':
    case 'html-image':
    case 'front-matter':
      return images.test(path)
    case 'include':
      return role === 'include'
    case 'tag-file':
      return role === 'asset' || (role === 'file' && !path.startsWith('.'))
    case 'tag-page':
      return role === 'page'
    default:
      return role === 'page' || role === 'asset'
  }
}

function fileItem(
  {path, role}: FileEntry,
  place: PathPlace,
  word: string,
  {own, index}: File,
): readonly Draft[] {
  const written = word.startsWith('/') ? `/${path}` : relativePath(folderOf(own), path)
  const text = spellPath(written, spellings[place])
  if (text === undefined) return []
  const title = index.facts.get(path)?.title?.text
  const depth = written.split('../').length - 1
  return [
    {
      label: written,
      kind: role === 'page' || isMarkdownPath(path) ? CompletionItemKind.File : CompletionItemKind.Reference,
      ...(title !== undefined && {detail: title}),
      // The title counts too: people know pages by it.
      filterText: `${text} ${title ?? ''}`,
      sortText: `${role === 'page' ? 0 : 1}${String(depth).padStart(2, '0')}${written}`,
      text,
    },
  ]
}

/** Targets that are spelt as the places are. */
const spellings: Readonly<Record<PathPlace, Parameters<typeof spellPath>[1]>> = {
  link: {kind: 'link', href: ''},
  image: {kind: 'image', href: ''},
  'angle-link': {kind: 'link', href: ' '},
  'angle-image': {kind: 'image', href: ' '},
  'tag-page': {kind: 'content-ref', href: ''},
  'tag-file': {kind: 'file', href: ''},
  include: {kind: 'include', href: ''},
  'html-link': {kind: 'html-link', href: ''},
  'html-image': {kind: 'html-image', href: ''},
  'front-matter': {kind: 'cover', href: ''},
}

function anchorItems(path: string, {index, own}: File): readonly Draft[] {
  const target = path === '' ? undefined : resolve(index, own, path)
  const page = target === undefined ? own : isFound(target) ? target.path : undefined
  const facts = page === undefined ? undefined : index.facts.get(page)
  if (!facts) return []
  return anchorsOf(facts).map(({id, title}, at) => ({
    label: `#${id}`,
    kind: CompletionItemKind.Reference,
    detail: title,
    filterText: `${path}#${id} ${title}`,
    sortText: String(at).padStart(5, '0'),
    text: `${path}#${id}`,
  }))
}

/** The anchors of a page in the order of the text, each once; what is written out goes before the automatic. */
export function anchorsOf(facts: PageFacts): readonly {readonly id: string; readonly title: string}[] {
  const ids = headingIds(facts)
  const titles = new Map<string, string>()
  const add = (id: string | undefined, title: string) => {
    if (id !== undefined && id !== '' && !titles.has(id)) titles.set(id, title)
  }
  for (const heading of facts.headings) add(heading.explicit ?? ids.get(heading), heading.text)
  for (const {id, inHeading} of facts.anchors) if (!inHeading) add(decodePercent(id), 'Anchor')
  return [...titles].map(([id, title]) => ({id, title}))
}
