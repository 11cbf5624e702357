/** What a destination turns out to be: the one answer that every rule reads. Plain data. */
import type {HrefClass} from '../gitbook/href.ts'
import type {Redirect} from './space-config.ts'
import type {UnwalkedReason} from './walk.ts'

/** How the name of a found file was written. */
export type Encoding =
  | 'exact'
  /** After undoing backslashes and character references once more: attribute values carry them. */
  | 'unescaped'
  | 'percent-decoded'

/** How a destination names its file. */
export type Form =
  | 'file'
  /** A folder, meaning its README. */
  | 'folder'
  /** The page's name without `.md`. */
  | 'without-md'
  /** `.html` for `.md`. */
  | 'html'
  /** `.md.md`. */
  | 'doubled-md'
  /** The address is an old one that a redirect knows. */
  | 'redirect'

/** Where a path starts: at the file's own folder or, for `/x`, at one of two roots. */
export type Base = 'folder' | 'space-root' | 'repository-root'

/** A file of the space. Anchors are to be checked for pages only. */
export interface Found {
  readonly kind: 'page' | 'include' | 'asset' | 'file'
  /** The file, from the space root, as the disk spells it. */
  readonly path: string
  readonly encoding: Encoding
  readonly form: Form
  readonly base: Base
  /** After `#`, as written; absent without `#`. */
  readonly fragment?: string
  /** The redirect, for form `redirect`. */
  readonly redirect?: Redirect
}

/** Nothing there. */
export interface Missing {
  readonly kind: 'missing'
  /** What was looked for, from the space root, percent-decoded. */
  readonly path: string
  /** Whether it is written from a root, as `/x`. */
  readonly absolute: boolean
  /** The only other file of this name: it has probably moved. */
  readonly sameName?: string
  /** The one existing path that it is probably a slip of. */
  readonly nearest?: string
  /** Whether it reads as a web address that has lost its `https://`. */
  readonly domain: boolean
}

export type Resolution =
  | Found
  | Missing
  /** Nothing is written. */
  | {readonly kind: 'empty'}
  /** `#id`: the file that the link stands in. */
  | {readonly kind: 'same-page'; readonly fragment: string}
  /** Not a path: a URL, or a form that is dead by itself, such as `broken-reference`. */
  | {readonly kind: 'address'; readonly href: HrefClass}
  /** Leaves the space: never resolves on the site, whether or not the repository has the file. */
  | {
      readonly kind: 'outside'
      /** From the root of the repository; with leading `..` where it leaves that as well. */
      readonly repositoryPath: string
      readonly exists: boolean
      readonly absolute: boolean
    }
  /** A file, or nothing, in another space of the repository. */
  | {
      readonly kind: 'other-space'
      /** Root of that space, from the root of the repository. */
      readonly root: string
      /** From the root of that space. */
      readonly path: string
      readonly exists: boolean
      /** The page's address within that space, to follow `https://app.gitbook.com/s/<space>/`. */
      readonly urlPath: string
    }
  /** Exists with other letters' case: dead, since Git and the site tell them apart. */
  | Misspelt
  | {readonly kind: 'folder-without-readme'; readonly path: string}
  /** Exists or may exist, but was not looked at. */
  | {readonly kind: 'not-checked'; readonly path: string; readonly reason: UnwalkedReason}

/** A file that exists under another spelling; `alike` where another one fits as well. */
export type Misspelt = {readonly actual: string; readonly alike?: true} & (
  | {readonly kind: 'wrong-case'}
  /** Another Unicode normalisation of the same letters. */
  | {readonly kind: 'wrong-normalisation'}
  /** Other `../`: `levels` too many, or too few where negative. */
  | {readonly kind: 'wrong-depth'; readonly levels: number}
)

/** Whether no other file can be meant: none fits as well, and at most one `../` is wrong. */
export const isSoleChoice = (found: Misspelt): boolean =>
  found.alike === undefined && (found.kind !== 'wrong-depth' || Math.abs(found.levels) === 1)

/** Whether a destination leads to a file of the space. */
export const isFound = (resolution: Resolution): resolution is Found =>
  resolution.kind === 'page' ||
  resolution.kind === 'include' ||
  resolution.kind === 'asset' ||
  resolution.kind === 'file'
