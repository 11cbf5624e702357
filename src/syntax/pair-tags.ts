/**
 * Makes blocks of flat tags: a pure pass over the tags in source order. It knows from its caller which
 * tags have an end tag; it reports one problem for one mistake and leaves the rest paired.
 */
import type {Range} from '../core/range.ts'
import type {GitbookTag} from './nodes.ts'

/** What pairing needs to know of a tag. */
export interface TagForm {
  /** `paired` needs an end tag, `void` never has one, `both` may. */
  readonly form: 'paired' | 'void' | 'both'
  /** The only tags that may directly enclose it. */
  readonly parents?: readonly string[]
}

/** An opening tag with its end tag and place; indexes are into the same list. */
export interface TagBlock {
  readonly name: string
  readonly open: GitbookTag
  readonly close?: GitbookTag
  readonly parent?: number
  readonly children: readonly number[]
  readonly range: Range
  readonly unclosed: boolean
}

/**
 * `unclosed`: the block has no end tag; `interrupted` is the tag that showed it, absent at the end of
 * the page. `unopened`: an end tag without opening tag. `crossed`: the end tag of an outer block comes
 * before that of `block`. `mismatched`: `tag` stands where the end tag of `block` should.
 */
export type PairingProblem =
  | {readonly kind: 'unclosed'; readonly block: number; readonly interrupted?: GitbookTag}
  | {readonly kind: 'unopened'; readonly tag: GitbookTag}
  | {readonly kind: 'crossed' | 'mismatched'; readonly block: number; readonly tag: GitbookTag}

interface Draft {
  name: string
  open: GitbookTag
  close?: GitbookTag
  parent?: number
  children: number[]
  interrupted?: GitbookTag
  unclosed: boolean
}

/**
 * Pairs tags. `formOf` gives undefined for tags nobody knows: those are paired if they can be, and
 * never a problem. Tags between `raw` and `endraw` are literal and take no part.
 */
export function pairTags(
  tags: readonly GitbookTag[],
  formOf: (name: string) => TagForm | undefined,
): {blocks: readonly TagBlock[]; problems: readonly PairingProblem[]} {
  const drafts: Draft[] = []
  const stack: number[] = []
  const open = new Map<string, number>()
  const unopened: {tag: GitbookTag; top: number | undefined}[] = []
  const closings = closingsAhead(tags)
  let raw = false

  const top = () => stack[stack.length - 1]
  const push = (index: number, name: string) => {
    stack.push(index)
    open.set(name, (open.get(name) ?? 0) + 1)
  }
  const pop = () => {
    const index = stack.pop()
    const draft = index === undefined ? undefined : drafts[index]
    if (draft !== undefined) open.set(draft.name, (open.get(draft.name) ?? 1) - 1)
    return draft
  }
  /** Pops blocks that stay without end tag until the innermost one of that name is on top. */
  const unwindTo = (name: string, tag: GitbookTag) => {
    for (
      let draft = drafts[top() ?? -1];
      draft !== undefined && draft.name !== name;
      draft = drafts[top() ?? -1]
    ) {
      leaveOpen(draft, tag, formOf)
      pop()
    }
  }

  tags.forEach((tag, position) => {
    if (raw && !(tag.name === 'raw' && tag.kind === 'close')) return
    if (tag.name === 'raw') raw = tag.kind === 'open'
    const form = formOf(tag.name)
    if (tag.kind === 'close') {
      if ((open.get(tag.name) ?? 0) === 0) {
        if (form !== undefined && form.form !== 'void') unopened.push({tag, top: top()})
        return
      }
      unwindTo(tag.name, tag)
      const draft = pop()
      if (draft !== undefined) draft.close = tag
      return
    }
    const sibling = form?.parents !== undefined && interrupts(tag.name, form.parents, stack, drafts)
    if (sibling) {
      unwindTo(tag.name, tag)
      const draft = pop()
      if (draft !== undefined) leaveOpen(draft, tag, formOf)
    }
    const index = drafts.length
    const parent = top()
    drafts.push({
      name: tag.name,
      open: tag,
      children: [],
      unclosed: false,
      ...(parent !== undefined && {parent}),
    })
    if (parent !== undefined) drafts[parent]?.children.push(index)
    if (hasEnd(tag, position, form, closings)) push(index, tag.name)
  })
  while (stack.length > 0) {
    const draft = pop()
    if (draft !== undefined) leaveOpen(draft, undefined, formOf)
  }
  const problems = findProblems(drafts, unopened)
  return {blocks: drafts.map(finish), problems}
}

/** A `tab` directly in a `tab`: the earlier one was not closed. */
function interrupts(
  name: string,
  parents: readonly string[],
  stack: readonly number[],
  drafts: readonly Draft[],
) {
  for (let i = stack.length - 1; i >= 0; i--) {
    const outer = drafts[stack[i] ?? -1]?.name ?? ''
    if (outer === name) return true
    if (parents.includes(outer)) return false
  }
  return false
}

/** Marks a block as without end tag, where it needs one. */
function leaveOpen(draft: Draft, by: GitbookTag | undefined, formOf: (name: string) => TagForm | undefined) {
  if (formOf(draft.name)?.form !== 'paired') return
  draft.unclosed = true
  if (by !== undefined) draft.interrupted = by
}

/** For each end tag's name, the positions of its end tags and of its opening tags. */
function closingsAhead(tags: readonly GitbookTag[]) {
  const next = new Map<number, 'open' | 'close' | undefined>()
  const last = new Map<string, 'open' | 'close'>()
  for (let i = tags.length - 1; i >= 0; i--) {
    const tag = tags[i]
    if (tag === undefined) continue
    next.set(i, last.get(tag.name))
    last.set(tag.name, tag.kind)
  }
  return next
}

/**
 * `file` and `embed` have an end tag if one comes before the next of their name; unknown tags likewise.
 */
function hasEnd(
  tag: GitbookTag,
  position: number,
  form: TagForm | undefined,
  closings: ReadonlyMap<number, 'open' | 'close' | undefined>,
) {
  if (form?.form === 'paired') return true
  if (form?.form === 'void' || tag.name.startsWith('@')) return false
  return closings.get(position) === 'close'
}

function findProblems(
  drafts: readonly Draft[],
  unopened: readonly {tag: GitbookTag; top: number | undefined}[],
) {
  const problems: PairingProblem[] = []
  const explained = new Set<number>()
  for (const {tag, top} of unopened) {
    // `{% hint %}{% tabs %}{% endhint %}{% endtabs %}`: the late end tag is the missing one.
    const crossed = drafts.findLastIndex(
      (draft, index) =>
        draft.unclosed &&
        !explained.has(index) &&
        draft.name === tag.name &&
        draft.interrupted?.kind === 'close' &&
        startOf(draft.interrupted) < startOf(tag),
    )
    const interrupted = drafts[crossed]?.interrupted
    if (interrupted !== undefined) {
      explained.add(crossed)
      problems.push({kind: 'crossed', block: crossed, tag: interrupted})
      continue
    }
    const draft = top === undefined ? undefined : drafts[top]
    if (draft?.unclosed && top !== undefined && !explained.has(top)) {
      explained.add(top)
      problems.push({kind: 'mismatched', block: top, tag})
      continue
    }
    problems.push({kind: 'unopened', tag})
  }
  drafts.forEach((draft, block) => {
    if (!draft.unclosed || explained.has(block)) return
    const {interrupted} = draft
    problems.push({kind: 'unclosed', block, ...(interrupted !== undefined && {interrupted})})
  })
  return problems
}

const startOf = (tag: GitbookTag) => tag.position?.start.offset ?? 0

function finish(draft: Draft): TagBlock {
  const {name, open, close, parent, children, unclosed} = draft
  const start = startOf(open)
  const end = (close ?? open).position?.end.offset ?? start
  return {
    name,
    open,
    children,
    unclosed,
    range: {start, end},
    ...(close !== undefined && {close}),
    ...(parent !== undefined && {parent}),
  }
}
