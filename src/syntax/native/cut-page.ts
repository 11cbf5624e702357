/**
 * Cuts a page where one block ends for certain and another begins: at text at the margin behind a blank line, outside
 * of code, HTML and front matter. What stands between two cuts is read the same whatever stands around it, but for
 * definitions.
 */

/** What goes on past blank lines. */
interface Open {
  /** Whether a line ends it. */
  readonly isEnd: (line: string) => boolean
  readonly isFence: boolean
  /** Columns before a fence that may or may not belong to a list. */
  readonly indent?: number
}

/**
 * The offsets at which the parts of a page begin, in UTF-16 units; the first is 0. Where it is not certain what is
 * open, there are no more.
 */
export function findCuts(text: string): readonly number[] {
  const cuts = [0]
  let start = frontMatterEnd(text)
  if (start === undefined) return cuts
  const lines = createLines()
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const next = newline < 0 ? text.length : newline + 1
    const end = newline < 0 ? next : newline
    const step = lines.read(text.slice(start, text[end - 1] === '\r' ? end - 1 : end))
    if (step === 'lost') return cuts
    if (step === 'cut' && start > 0) cuts.push(start)
    start = next
  }
  return cuts
}

/** The offset after front matter; `undefined` for what might be some. */
function frontMatterEnd(text: string): number | undefined {
  if (!/^\ufeff?---[ \t]*\r?\n/.test(text)) return text.startsWith('\ufeff') ? 1 : 0
  const close = /\n---[ \t]*(?:\r?\n|$)/g
  close.lastIndex = 3
  return close.exec(text) === null ? undefined : close.lastIndex
}

/** Follows what is open from line to line. */
function createLines() {
  let open: Open | undefined
  let isAfterBlank = true
  let isInContainer = false
  let isInHtml = false

  function openOn(line: string, first: number): 'lost' | undefined {
    const inItem = itemWithFence.exec(line)?.[0]
    const at = inItem?.length ?? first
    if (at > 3 || isTabbed(line, at)) return undefined
    const opened = openedBy(line.slice(at))
    if (opened === undefined) return undefined
    const isCertain = at === 0 || !isInContainer
    if (isInHtml || !(isCertain || opened.isFence)) return 'lost'
    open = isCertain ? opened : {...opened, indent: at}
    return undefined
  }

  return {
    /** Reads a line without its ending. `lost`: it cannot be told any more what is open. */
    read(line: string): 'cut' | 'lost' | undefined {
      const first = line.search(/[^ \t]/)
      if (open !== undefined) {
        if (isUnlike(open, line, first)) return 'lost'
        if (open.isEnd(line)) open = undefined
        isAfterBlank = false
        return undefined
      }
      if (first < 0) {
        isAfterBlank = true
        isInHtml = false
        return undefined
      }
      const isCut = isAfterBlank && first === 0 && canBegin(line)
      if (isCut) isInContainer = false
      isAfterBlank = false
      if (/[-*+>[\d]/.test(line[first] ?? '')) isInContainer = true
      if (mayGoOn(line) || openOn(line, first) === 'lost') return 'lost'
      if (/^[ \t>*+\-\d.)]*</.test(line)) isInHtml = true
      return isCut ? 'cut' : undefined
    },
  }
}

/** Whether a line in a fence that may belong to a list would be read otherwise if it did not. */
const isUnlike = ({indent, isEnd}: Open, line: string, first: number): boolean =>
  indent !== undefined &&
  first >= 0 &&
  (first < indent || isTabbed(line, first) || (first > 3 && isEnd(line.slice(first))))

/** An item that begins with a fence, wherever it stands; other numbers may be text. */
const itemWithFence = /^ {0,3}(?:[-*+]|1[.)]) {1,4}(?=`{3}|~{3})/

const isTabbed = (line: string, first: number) => line.slice(0, first).includes('\t')

/**
 * Whether a line at the margin begins no container: it might go on with a list above, and the reference lets code in an
 * item end otherwise before one. Nor may it be front matter if it were the first.
 */
const canBegin = (line: string) => !/^(?:[-+>]|\[\^|\*[ \t]|\*$|\d{1,9}[.)](?:[ \t]|$))/.test(line)

/** Whether a line begins with a tag that may go on in other lines. */
const mayGoOn = (line: string) => /^[ \t>*+\-\d.)]*\{%/.test(line) && !wholeTag.test(line)

const wholeTag =
  /^[ \t>*+\-\d.)]*\{%-?[ \t]*[A-Za-z@][\w@/.-]*(?![\w@/.-])(?:[^"'\\{}%]|%(?!\})|\{(?!%)|"[^"\\]*")*%\}/

/** What a line opens that goes on past blank lines, told from its first mark on. */
function openedBy(line: string): Open | undefined {
  const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line)
  const marks = fence?.[1] ?? fence?.[2]
  if (marks !== undefined) return {isFence: true, isEnd: (other) => closesFence(other, marks)}
  return opensHtml(line)
}

/** What HTML opens that goes on past blank lines and does not end in the text itself. */
export function opensHtml(line: string): Open | undefined {
  if (/^<(?:pre|script|style|textarea)(?=[\s>]|$)/i.test(line)) return html(line, isRawEnd)
  if (line.startsWith('<!--')) return html(line.slice(2), (other) => other.includes('-->'))
  if (line.startsWith('<?')) return html(line.slice(1), (other) => other.includes('?>'))
  if (line.startsWith('<![CDATA[')) return html(line, (other) => other.includes(']]>'))
  return /^<![A-Za-z]/.test(line) ? html(line, (other) => other.includes('>')) : undefined
}

function closesFence(line: string, marks: string): boolean {
  const found = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]
  return found?.startsWith(marks) === true
}

const isRawEnd = (line: string) => /<\/(?:pre|script|style|textarea)>/i.test(line)

const html = (line: string, isEnd: (line: string) => boolean): Open | undefined =>
  isEnd(line) ? undefined : {isFence: false, isEnd}
