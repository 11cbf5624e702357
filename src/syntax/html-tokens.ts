/**
 * One `html` node of the Markdown tree as start tags, end tags and comments with their ranges in the
 * page. A thin layer over `htmlparser2`'s tokenizer; matches nothing and repairs nothing.
 */
import {QuoteType, Tokenizer} from 'htmlparser2'
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'
import type {HtmlAttribute} from './html.ts'

/** A start tag, `<…>`. */
export interface HtmlStartTag {
  /** Lower case. */
  readonly name: string
  readonly nameRange: Range
  readonly range: Range
  readonly attributes: readonly HtmlAttribute[]
  readonly selfClosing: boolean
}

/** Receives the tokens of a node in source order. */
export interface HtmlSink {
  startTag(tag: HtmlStartTag): void
  endTag(name: string, range: Range): void
  comment(value: string, range: Range): void
  /** An attribute whose quote has no end in its tag; the start tag comes after it. */
  openQuote(attribute: HtmlAttribute): void
}

/**
 * Reads a node. Each node is tokenized for itself, so that raw text (`<script>`) which never ends
 * reaches no further than the node. A tag that the node's end cuts off is no tag. A quote that swallows
 * the tags behind it ends before the next `>`, and reading goes on there.
 */
export function scanHtml(text: string, node: Range, sink: HtmlSink): void {
  let start: number | undefined = node.start
  while (start !== undefined) start = scanUpToOpenQuote(text, range(start, node.end), sink)
}

/** Gives the place to go on from, where a quote without end was met. */
function scanUpToOpenQuote(text: string, node: Range, sink: HtmlSink): number | undefined {
  const source = text.slice(node.start, node.end)
  const at = (start: number, end: number) => range(node.start + start, node.start + end)
  let goOnAt: number | undefined
  let isInAttribute = false
  let name = range(0, 0)
  let attributes: HtmlAttribute[] = []
  let attributeName = range(0, 0)
  let value = ''

  const finishTag = (end: number, selfClosing: boolean) => {
    sink.startTag({
      name: source.slice(name.start, name.end).toLowerCase(),
      nameRange: at(name.start, name.end),
      range: at(name.start - 1, end + 1),
      attributes,
      selfClosing,
    })
  }

  /** Ends an attribute before the next `>`, and its tag with it. */
  const endQuote = () => {
    const from = valueStart(source, attributeName.end, true)
    const bracket = source.indexOf('>', from)
    if (bracket < 0 || !/["']/.test(source.charAt(from - 1))) return
    const attribute = {
      name: source.slice(attributeName.start, attributeName.end).toLowerCase(),
      value: source.slice(from, bracket),
      range: at(attributeName.start, bracket),
      nameRange: at(attributeName.start, attributeName.end),
      valueRange: at(from, bracket),
    }
    goOnAt = node.start + bracket + 1
    attributes.push(attribute)
    sink.openQuote(attribute)
    finishTag(bracket, false)
  }

  const finishAttribute = (quote: QuoteType, end: number) => {
    isInAttribute = false
    if (isSwallowing(source, attributeName.end, quote, end)) {
      endQuote()
      tokenizer.pause()
      return
    }
    const bare = quote === QuoteType.NoValue
    const quoted = quote === QuoteType.Single || quote === QuoteType.Double
    const named = {
      name: source.slice(attributeName.start, attributeName.end).toLowerCase(),
      value: bare ? '' : value,
      range: at(attributeName.start, bare ? attributeName.end : end),
      nameRange: at(attributeName.start, attributeName.end),
    }
    const start = bare ? 0 : valueStart(source, attributeName.end, quoted)
    attributes.push(bare ? named : {...named, valueRange: at(start, quoted ? end - 1 : end)})
  }

  const tokenizer = new Tokenizer(
    // GitBook's export and hand-written pages close `<iframe … />` so; what follows is not its content.
    {recognizeSelfClosing: true},
    {
      onopentagname(start, end) {
        name = range(start, end)
        attributes = []
      },
      onattribname(start, end) {
        attributeName = range(start, end)
        isInAttribute = true
        value = ''
      },
      onattribdata(start, end) {
        value += source.slice(start, end)
      },
      onattribentity(code) {
        value += String.fromCodePoint(code)
      },
      onattribend: finishAttribute,
      onopentagend: (end) => finishTag(end, false),
      onselfclosingtag: (end) => finishTag(end, true),
      onclosetag(start, end) {
        const bracket = source.indexOf('>', end)
        if (bracket < 0) return
        sink.endTag(source.slice(start, end).toLowerCase(), at(start - 2, bracket + 1))
      },
      oncomment(start, end, offset) {
        // `<!x>`, `<?x?>` and `</ x>` come here as well.
        if (start < 4 || !source.startsWith('<!--', start - 4)) return
        const stop = Math.min(end + 1, source.length)
        sink.comment(source.slice(start, Math.max(end - offset, start)), at(start - 4, stop))
      },
      ondeclaration() {},
      onprocessinginstruction() {},
      oncdata() {},
      ontext() {},
      ontextentity() {},
      onend() {},
    },
  )
  tokenizer.write(source)
  if (goOnAt !== undefined) return goOnAt
  tokenizer.end()
  if (isInAttribute) endQuote()
  return goOnAt
}

/** Whether a quoted value has taken in other tags: it holds `>` and `<`, and something stands right behind its end. */
const isSwallowing = (source: string, nameEnd: number, quote: QuoteType, end: number): boolean =>
  (quote === QuoteType.Double || quote === QuoteType.Single) &&
  /[^\s>/]/.test(source.charAt(end)) &&
  /^[^<]*>[\s\S]*<[a-z/]/i.test(source.slice(valueStart(source, nameEnd, true), end - 1))

function valueStart(source: string, nameEnd: number, quoted: boolean): number {
  let at = nameEnd
  while (at < source.length && /[ \t\n\f\r=]/.test(source.charAt(at))) {
    if (source[at++] === '=') break
  }
  while (at < source.length && /[ \t\n\f\r]/.test(source.charAt(at))) at++
  return quoted ? at + 1 : at
}
