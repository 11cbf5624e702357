/**
 * What is being written at a place of a YAML file, told by lines and their indent alone: a file is rarely whole
 * while somebody types. Knows block style; what stands in `{…}`, `[…]` or a block text has no place.
 */

/** A map or list around the cursor. */
export interface YamlFrame {
  /** The key, of a map, that leads on to the next frame or to the cursor. */
  readonly key?: string
  /** The keys of a map with their values as plainly written; nothing for those that hold more. */
  readonly entries: ReadonlyMap<string, string>
  readonly kind: 'map' | 'list'
}

/** The place of the cursor; `start` and `end` are offsets of the word that an item replaces. */
export interface YamlCursor {
  /** From the outermost to the innermost, which holds the cursor. */
  readonly frames: readonly YamlFrame[]
  /** The key whose value is written; absent where a key is. */
  readonly key?: string
  /** What stands before the cursor of the key or value, without a quote. */
  readonly word: string
  /** The quote that is open. */
  readonly quote: '' | '"' | "'"
  readonly start: number
  readonly end: number
  /** Whether a `:` follows, so that a key has its value. */
  readonly hasValue: boolean
}

interface Frame extends YamlFrame {
  readonly column: number
  readonly entries: Map<string, string>
  key?: string
}

/** A key with what follows it on its line. */
const pair = /^("[^"]*"|'[^']*'|[^\s"'#{[&*!|>%@`,?-][^"']*?|-[^\s"'][^"']*?):(?:[ \t]+(.*))?$/

/** Reads the place; `undefined` where no key or value can be written. */
export function yamlCursor(text: string, offset: number): YamlCursor | undefined {
  const frames: Frame[] = []
  let found: YamlCursor | undefined
  let at = 0
  for (const line of text.split(/(?<=\n)|(?<=\r)(?!\n)/)) {
    const end = at + line.length
    const whole = line.replace(/[\r\n]+$/, '')
    if (found === undefined && offset >= at && offset <= at + whole.length) {
      found = cursorIn(whole, {at, offset}, frames)
      if (!found) return undefined
    } else enter(whole, frames)
    at = end
  }
  return found ?? cursorIn('', {at, offset: at}, frames)
}

function cursorIn(
  line: string,
  {at, offset}: {readonly at: number; readonly offset: number},
  frames: Frame[],
): YamlCursor | undefined {
  const before = line.slice(0, offset - at)
  const dashes = /^[ ]*(?:-[ ]+)*/.exec(before)?.[0] ?? ''
  const rest = before.slice(dashes.length)
  if (/^-$|^\t/.test(rest)) return undefined
  const frame = enterAt(dashes, dashes.length, frames)
  const after = line.slice(offset - at)
  if (/^[\w$-]*$/.test(rest)) {
    const [tail = '', name = ''] = /^([\w-]*)[ \t]*:?/.exec(after) ?? []
    return {
      frames: frames.map((one) => ({...one})),
      word: rest,
      quote: '',
      start: offset - rest.length,
      end: offset + name.length,
      hasValue: tail.endsWith(':'),
    }
  }
  const [, written = '', value] = pair.exec(rest) ?? []
  const [, quote = '', word] = /^(["']?)([^"'\r\n]*)$/.exec(value?.trimStart() ?? '') ?? []
  if (value === undefined || word === undefined) return undefined
  if (quote === '' && /(?:^|[ \t])#|^[{[&*!|>]/.test(word)) return undefined
  const key = unquoted(written)
  frame.key = key
  frame.entries.set(key, '')
  const isClosed = quote !== '' && after.startsWith(quote)
  return {
    frames: frames.map((one) => ({...one})),
    key,
    word,
    quote: quote === '"' || quote === "'" ? quote : '',
    start: offset - word.length - quote.length,
    end: offset + (isClosed ? 1 : 0),
    hasValue: false,
  }
}

/** Takes in a line that the cursor is not on. */
function enter(line: string, frames: Frame[]): void {
  if (/^[ ]*(?:#|$)/.test(line)) return
  const dashes = /^[ ]*(?:-(?:[ ]+|$))*/.exec(line)?.[0] ?? ''
  const [, written, value = ''] = pair.exec(line.slice(dashes.length).trimEnd()) ?? []
  if (written === undefined && !dashes.includes('-')) return
  const frame = enterAt(dashes, dashes.length, frames)
  if (written === undefined) return
  const key = unquoted(written)
  frame.key = key
  frame.entries.set(key, unquoted(value.replace(/[ \t]#.*$/, '').trim()))
}

/** Leaves what is indented more, enters lists at their dashes and the map at the column; gives that map. */
function enterAt(dashes: string, column: number, frames: Frame[]): Frame {
  for (const {index} of dashes.matchAll(/-/g)) {
    while ((frames.at(-1)?.column ?? -1) > index) frames.pop()
    const top = frames.at(-1)
    if (top?.kind !== 'list' || top.column !== index)
      frames.push({kind: 'list', column: index, entries: new Map()})
  }
  while ((frames.at(-1)?.column ?? -1) > column) frames.pop()
  const list = frames.at(-1)
  if (list?.kind === 'list' && list.column === column) frames.pop()
  const top = frames.at(-1)
  if (top?.kind === 'map' && top.column === column) return top
  const made: Frame = {kind: 'map', column, entries: new Map()}
  frames.push(made)
  return made
}

const unquoted = (text: string): string => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text
