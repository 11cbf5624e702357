/** What a move does to the redirects of `.gitbook.yaml`: targets follow, old addresses lead on, loops go. */
import type {Edit} from '../core/finding.ts'
import type {MovedFile} from './move-file.ts'
import {pageUrl} from './page-url.ts'
import {
  addRedirects,
  type NewRedirect,
  newConfig,
  redirectLine,
  redirectTo,
  removeRedirect,
} from './redirect-edit.ts'
import {leadingSlashes, redirectTarget} from './redirects.ts'
import {isFound} from './resolution.ts'
import type {Redirect} from './space-config.ts'
import type {SpaceIndex} from './space-index.ts'

/** What the redirects of a move take. */
interface MovedRedirects {
  /** Of the config, in no order, disjoint. */
  readonly edits: readonly Edit[]
  readonly created: ReadonlyMap<string, string>
  readonly notes: readonly string[]
}

/** The redirects after a move; `moved` says where each of the files goes. A config is made where there is none. */
export function moveRedirects(
  index: SpaceIndex,
  files: readonly MovedFile[],
  moved: ReadonlyMap<string, string>,
): MovedRedirects {
  const followed = followRedirects(index, moved)
  const added = newRedirects(index, files)
  const notes = [...followed.notes, ...added.notes]
  if (added.redirects.length === 0) return {edits: followed.edits, created: new Map(), notes}
  const yaml = index.space.config.yaml ?? newConfig(index)
  const edit = yaml && addRedirects(yaml, added.redirects)
  if (yaml === undefined || edit === undefined) {
    const lines = added.redirects.map(redirectLine).join(', ')
    const why = yaml
      ? `${yaml.path} is written so that no redirect can be added: ${lines}`
      : `.gitbook.yaml cannot be read, so no redirect was added: ${lines}`
    return {edits: followed.edits, created: new Map(), notes: [...notes, why]}
  }
  if (!index.space.config.yaml) return {edits: [], created: new Map([[yaml.path, edit.text]]), notes}
  return {edits: withInsertion(followed.edits, edit, yaml.text), created: new Map(), notes}
}

/** The targets of redirects that lead to a moved file; redirects from an address that is now a page's go. */
function followRedirects(
  index: SpaceIndex,
  moved: ReadonlyMap<string, string>,
): Pick<MovedRedirects, 'edits' | 'notes'> {
  const {
    readme,
    config: {yaml, redirects},
  } = index.space
  if (yaml === undefined) return {edits: [], notes: []}
  const urls = new Set([...moved.values()].map((to) => pageUrl(to, readme).toLowerCase()))
  const edits: Edit[] = []
  const notes: string[] = []
  for (const redirect of redirects) {
    const isHidden = urls.has(redirect.url)
    const edit = isHidden ? removeRedirect(yaml, redirect) : follow(index, redirect, moved)
    if (edit) edits.push(edit)
    else if (isHidden)
      notes.push(
        `${yaml.path}: the redirect from \`${redirect.from}\` is hidden by the page that is there now; take it out`,
      )
  }
  return {edits, notes}
}

/** The edit by which a redirect leads to the same page as before. */
function follow(index: SpaceIndex, redirect: Redirect, moved: ReadonlyMap<string, string>): Edit | undefined {
  const {yaml} = index.space.config
  const target = redirectTarget(index, redirect)
  const to = target && isFound(target) && target.form !== 'redirect' ? moved.get(target.path) : undefined
  if (yaml === undefined || to === undefined) return undefined
  return redirectTo(yaml, redirect, leadingSlashes(redirect.to?.trimStart() ?? '') + to)
}

/** Redirects from the old addresses of pages. */
function newRedirects(
  {space, lookup}: SpaceIndex,
  files: readonly MovedFile[],
): {readonly redirects: readonly NewRedirect[]; readonly notes: readonly string[]} {
  const redirects: NewRedirect[] = []
  const notes: string[] = []
  for (const {from, to} of files) {
    if (lookup.file(from)?.role !== 'page') continue
    const [old, url] = [pageUrl(from, space.readme), pageUrl(to, space.readme)]
    if (old.toLowerCase() === url.toLowerCase()) continue
    if (old === '') notes.push('The landing page has no address of its own that could lead on')
    else if (!space.config.redirects.some((one) => one.url === old.toLowerCase()))
      redirects.push({from: old, to})
  }
  return {redirects, notes}
}

/** Edits with one more, which stands at the end of a line; where that line goes, it takes its place. */
function withInsertion(edits: readonly Edit[], added: Edit, text: string): readonly Edit[] {
  const at = added.range.start
  const over = edits.find(({range: {start, end}, text: by}) => by === '' && start < at && at <= end)
  if (over === undefined) return [...edits, added]
  const line = added.text.replace(/^(?:\r?\n|\r)/, '')
  return [
    ...edits.filter((edit) => edit !== over),
    {range: over.range, text: line + text.slice(at, over.range.end)},
  ]
}
