/**
 * What a destination says by its letters alone: its parts, and which kind of address it is to
 * GitBook. Knows no files: whether a path leads anywhere is for the space's index to say.
 */
import {type Range, range} from '../core/range.ts'

/** Parts of a destination in UTF-16 offsets within it; `?` and `#` belong to no part. */
export interface HrefParts {
  readonly path: Range
  /** After `?`, up to `#`; absent without `?`. */
  readonly query?: Range
  /** After the first `#`; absent without `#`. */
  readonly fragment?: Range
}

/**
 * Finds the parts of a destination, as written or decoded. The `#` of a numeric character reference
 * (`&#x20;`) starts no fragment.
 */
export function splitHref(raw: string): HrefParts {
  const hash = fragmentMark(raw)
  const end = hash < 0 ? raw.length : hash
  const mark = raw.indexOf('?')
  const hasQuery = mark >= 0 && mark < end
  return {
    path: range(0, hasQuery ? mark : end),
    ...(hasQuery && {query: range(mark + 1, end)}),
    ...(hash >= 0 && {fragment: range(hash + 1, raw.length)}),
  }
}

const characterReference = /&#(?:x[\da-f]{1,6}|\d{1,7});/iy

function fragmentMark(raw: string): number {
  let at = raw.indexOf('#')
  while (at > 0 && raw[at - 1] === '&') {
    characterReference.lastIndex = at - 1
    if (!characterReference.test(raw)) break
    at = raw.indexOf('#', at + 1)
  }
  return at
}

/** A destination by kind. Strings are parts of the destination, still percent-encoded. */
export type HrefClass =
  | {readonly kind: 'empty'}
  /** `#id`: the same page. The id may be empty. */
  | {readonly kind: 'fragment'; readonly fragment: string}
  | {readonly kind: 'relative'; readonly path: string}
  /** Begins with one `/`. */
  | {readonly kind: 'absolute-path'; readonly path: string}
  /** Any other address with a host; the scheme of `//host` and `localhost:80` is empty. */
  | {readonly kind: 'url'; readonly scheme: string; readonly host: string; readonly path: string}
  | {readonly kind: 'mailto'}
  | {readonly kind: 'other-scheme'; readonly scheme: string}
  /** Written by the older exporter for a link that was dead already. */
  | {readonly kind: 'broken-reference'}
  /** Written by the current exporter for a link that was dead already. */
  | {readonly kind: 'broken-pages'}
  /** Looks like an address of the app and never was one. */
  | {readonly kind: 'app-invalid'}
  /** The right way to another space, or to content in it. */
  | {readonly kind: 'gitbook-space'; readonly space: string; readonly path: string}
  /** Opens the editor, a draft, a change request or an invitation: not for readers. */
  | {readonly kind: 'gitbook-editor'}
  | {readonly kind: 'gitbook-user'}
  /** GitBook's stores of uploaded files, and its image resizer. */
  | {readonly kind: 'gitbook-file-store'}

/** Tells what a destination is; `href` has escapes and entities undone, percent-encoding kept. */
export function classifyHref(href: string): HrefClass {
  const text = href.trim()
  if (text === '') return {kind: 'empty'}
  if (text.startsWith('#')) return {kind: 'fragment', fragment: text.slice(1)}
  const path = text.slice(0, splitHref(text).path.end)
  const url = splitUrl(path)
  if (url) return classifyUrl(url)

  if (brokenReference.test(path)) return {kind: 'broken-reference'}
  if (brokenPages.test(path)) return {kind: 'broken-pages'}
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(path)?.[1]?.toLowerCase()
  if (scheme === 'mailto') return {kind: 'mailto'}
  if (scheme !== undefined) return {kind: 'other-scheme', scheme}
  if (/^\/?spaces\/[\w-]+\/pages\//.test(path)) return {kind: 'app-invalid'}
  if (editorPath.test(path)) return {kind: 'gitbook-editor'}
  return {kind: path.startsWith('/') ? 'absolute-path' : 'relative', path}
}

// The exporter wrote the bare word; importing it again made a folder, and once a GitHub URL, of it.
const brokenReference = /(?:^|\/)broken-reference(?:\/(?:README\.md)?)?$/i
const brokenPages =
  /^(?:\/broken\/(?:pages|spaces|files)(?:\/|$)|(?:\.\.?\/)*broken\/(?:pages|spaces|files)\/\w{15,})/
const editorPath = /(?:^|\/)~\/(?:changes|drafts|diff|edit|revisions)(?:\/|$)/

interface UrlParts {
  readonly scheme: string
  readonly host: string
  readonly path: string
}

function splitUrl(path: string): UrlParts | undefined {
  const local = /^(localhost|(?:[\w-]+\.)+[\w-]+):\d+(?=\/|$)/i.exec(path)
  if (local) return {scheme: '', host: bareHost(local[0]), path: path.slice(local[0].length)}
  const match = /^(?:(https?|ftp):)?\/\/([^/\\]+)/i.exec(path)
  if (!match) return undefined
  const scheme = match[1]?.toLowerCase() ?? ''
  return {scheme, host: bareHost(match[2] ?? ''), path: path.slice(match[0].length)}
}

/** Lower case, without user, port and final dot; an IPv6 address keeps no brackets. */
function bareHost(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  const bracketed = /^\[([^\]]*)\]/.exec(host)?.[1]
  if (bracketed !== undefined) return bracketed
  const colons = host.split(':')
  return (colons.length === 2 ? (colons[0] ?? '') : host).replace(/\.$/, '')
}

function classifyUrl(url: UrlParts): HrefClass {
  const {host, path} = url
  if (/^(?:github|gitlab)\.com$/.test(host)) {
    if (brokenReference.test(path)) return {kind: 'broken-reference'}
    if (/\/broken\/(?:pages|spaces|files)\/\w{15,}/.test(path)) return {kind: 'broken-pages'}
  }
  if (isFileStore(url)) return {kind: 'gitbook-file-store'}
  if (!isGitBookHost(host)) return {kind: 'url', ...url}
  if (/^\/broken\/(?:pages|spaces|files)\//.test(path)) return {kind: 'broken-pages'}
  if (editorPath.test(path)) return {kind: 'gitbook-editor'}
  return host === 'app.gitbook.com' ? classifyAppPath(url) : {kind: 'url', ...url}
}

const isGitBookHost = (host: string): boolean => /(?:^|\.)gitbook\.(?:com|io)$/.test(host)

/** Paths of the app as seen in synced spaces; `/account`, `/join` and the like are ordinary pages. */
function classifyAppPath(url: UrlParts): HrefClass {
  const {path} = url
  if (/^\/spaces\/[^/]+\/pages(?:\/|$)/.test(path)) return {kind: 'app-invalid'}
  const space = /^\/(?:o\/[^/]+\/)?s\/([^/]+)\/?/.exec(path)
  if (space) {
    const id = space[1] ?? ''
    if (id.startsWith('XSPACE_')) return {kind: 'app-invalid'}
    return {kind: 'gitbook-space', space: id, path: path.slice(space[0].length)}
  }
  if (/^\/u\/[^/]/.test(path)) return {kind: 'gitbook-user'}
  if (/^\/(?:@|(?:invite|join)\/[^/])/.test(path)) return {kind: 'gitbook-editor'}
  return {kind: 'url', ...url}
}

const storeHosts = /(?:-files\.gitbook\.io|^(?:files|content|blobs|gblobscdn)\.gitbook\.com)$/

function isFileStore({host, path}: UrlParts): boolean {
  if (storeHosts.test(host) || path.startsWith('/~gitbook/image')) return true
  if (isGitBookHost(host)) return /\/~\/files\/|\/~gitbook\/image$/.test(path)
  return /^(?:firebasestorage|storage)\.googleapis\.com$/.test(host) && /\/gitbook-/.test(path)
}

/** Whether a host means this machine or a private network: readers of a public site cannot reach it. */
export function isPrivateHost(host: string): boolean {
  const bare = bareHost(host)
  if (/^(?:localhost|::1)$|\.(?:localhost|local|internal)$/.test(bare)) return true
  const octets = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(bare)
  if (!octets) return false
  const first = Number(octets[1])
  const second = Number(octets[2])
  if (first === 10 || first === 127) return true
  return (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31)
}

/** A misspelt scheme: the stretch of the href that is wrong, and what belongs there. */
export interface SchemeTypo {
  readonly range: Range
  /** `https://`, `http://`, or empty where a scheme is written twice. */
  readonly expected: string
}

/** Finds `ttps://`, `htpps://`, `http:/x.org`, `https//x.org`, `https:x.org`, `http://https://x.org`. */
export function schemeTypo(href: string): SchemeTypo | undefined {
  const twice = /^https?:?\/\/(?=https?:\/\/)/i.exec(href)
  if (twice) return {range: range(0, twice[0].length), expected: ''}
  const start = /^([a-z]{3,7})([:;]{0,2}\/{0,3})(?=[a-z\d[])/i.exec(href)
  const name = start?.[1]?.toLowerCase() ?? ''
  const mark = start?.[2] ?? ''
  const scheme = schemeMeant(name)
  if (!start || scheme === undefined || (name === scheme && mark === '://')) return undefined
  // Without two slashes only a host that looks like one tells a misspelt scheme from a file name.
  const rest = href.slice(start[0].length)
  if (mark === '' || mark === '/') return undefined
  if (!mark.includes('//') && !hostLike.test(rest)) return undefined
  return {range: range(0, start[0].length), expected: `${scheme}://`}
}

const hostLike = /^(?:localhost|(?:[a-z\d-]{1,63}\.)+[a-z]{2,24})(?=[/:?#]|$)/i

/** What letters mean that are those of `http` or `https` with one typing slip. */
function schemeMeant(name: string): 'http' | 'https' | undefined {
  if (name === 'http' || name === 'https') return name
  if (!/^[htps]+$/.test(name) || foreignSchemes.has(name)) return undefined
  if (isOneSlip(name, 'https') && name.includes('s')) return 'https'
  return isOneSlip(name, 'http') ? 'http' : undefined
}

// `shttp` is a scheme of its own, if a dead one.
const foreignSchemes: ReadonlySet<string> = new Set(['shttp'])

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlip(name: string, meant: string): boolean {
  let from = 0
  while (from < name.length && name[from] === meant[from]) from++
  const rests = [
    [name.slice(from + 1), meant.slice(from)],
    [name.slice(from), meant.slice(from + 1)],
    [name.slice(from + 1), meant.slice(from + 1)],
  ] as const
  if (rests.some(([one, other]) => one === other)) return true
  const swapped = name[from] === meant[from + 1] && name[from + 1] === meant[from]
  return swapped && name.slice(from + 2) === meant.slice(from + 2)
}

// Domains that are no usual file extensions: `report.ai`, `setup.py` and `build.sh` are files.
const domainEndings =
  'com|org|net|edu|gov|io|dev|co|eu|fr|de|uk|ch|at|be|nl|es|it|pt|se|no|dk|fi|cz|jp|cn|kr|tw|in|ca|au|br|us|ru|ua|xyz|tech|cloud|info|biz'
const domain = new RegExp(`^(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.)+(?:${domainEndings})(?=[/?#]|$)`, 'i')
const webHost = /^www\.(?:[a-z\d-]{1,63}\.)+(?!md\b|html?\b)[a-z]{2,24}(?=[/?#]|$)/i

// Kept for examples (RFC 2606); `config.example` is a file to copy.
const reservedHost = /^(?!(?:env|config|settings)\.)[a-z\d-]{1,63}\.example(?=[/?#]|$)/i

/**
 * Whether a destination without scheme reads as a web address: `www.example.nl`,
 * `example.com/path`. A folder may bear such a name, so a path to a Markdown file is none, and for
 * others the caller looks for the folder first.
 */
export function looksLikeDomain(href: string): boolean {
  if (webHost.test(href) || reservedHost.test(href) || /^git(?:hub|lab)\.com\//i.test(href)) return true
  const {path} = splitHref(href)
  return domain.test(href) && !/\.(?:md|markdown)$/i.test(href.slice(0, path.end))
}

/** Undoes percent-encoding once; sequences that are no UTF-8 stay as they are. */
export function decodePercent(path: string): string {
  if (!path.includes('%')) return path
  return path.replaceAll(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}
