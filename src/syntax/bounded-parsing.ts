/**
 * Keeps the time of micromark within bounds: a step of it that is quadratic for no reason is made linear,
 * and a page that costs too much is given up. It changes no tree.
 */
import {EditMap} from 'micromark-util-edit-map'
import type {Construct, Event, Extension, ParseContext, TokenizeContext} from 'micromark-util-types'
import {createTextCost, maxEvents, maxSteps} from './text-cost.ts'

/** Thrown where reading on would take too long. */
export class TooMuchWork extends Error {
  /** UTF-16 units from the start of what was parsed, a byte order mark not counted: in the text that is too much. */
  readonly offset: number

  constructor(offset: number) {
    super('A page takes too long to read')
    this.offset = offset
  }
}

/** What a quote, list item, paragraph or cell costs by itself, as so many events. */
const eventsPerStretch = 20

/** Extension for micromark. Its parser throws `TooMuchWork`. */
export function boundedParsing(): Extension {
  const bounded = new WeakSet<ParseContext>()
  const guard: Construct = {
    name: 'boundedParsing',
    // A construct for containers is asked before the first line, and never is one.
    tokenize(this: TokenizeContext, _effects, _ok, nok) {
      if (!bounded.has(this.parser)) {
        bounded.add(this.parser)
        bound(this.parser)
      }
      return nok
    },
  }
  return {document: {null: guard}}
}

function bound(parser: ParseContext) {
  let steps = 0
  let events = 0
  const count = (found: Event[], at: number) => {
    events += found.length
    if (events > maxEvents) throw new TooMuchWork(at)
    return found
  }
  const {text, flow, content} = parser
  parser.content = (from) => {
    const context = content(from)
    const {write} = context
    const at = context.now().offset
    events += eventsPerStretch
    context.write = (slice) => count(write(slice), at)
    return context
  }
  parser.text = (from) => {
    const context = text(from)
    events += eventsPerStretch
    const {write} = context
    const at = context.now().offset
    const cost = createTextCost()
    context.write = (slice) => {
      steps += cost.add(slice)
      if (steps > maxSteps) throw new TooMuchWork(at)
      return count(write(slice), at)
    }
    return context
  }
  parser.flow = (from) => {
    const context = flow(from)
    events += eventsPerStretch
    const {write} = context
    // Its events are counted at its end only: half of it will do.
    context.write = (slice) => count(write(slice), context.now().offset >> 1)
    return context
  }
  // A footnote on the first line is known before this is asked.
  const {defined, gfmFootnotes} = parser as ParseContext & {readonly gfmFootnotes?: readonly string[]}
  parser.defined = labelList(defined)
  Object.assign(parser, {gfmFootnotes: labelList(gfmFootnotes ?? [])})
}

/** Labels of definitions. micromark asks of every `]` whether its label is in the list. */
class LabelList extends Array<string> {
  readonly #known = new Set<string>()

  override push(...labels: string[]): number {
    for (const label of labels) this.#known.add(label)
    return super.push(...labels)
  }

  override includes(label: string): boolean {
    return this.#known.has(label)
  }
}

function labelList(labels: readonly string[]): LabelList {
  const list = new LabelList()
  list.push(...labels)
  return list
}

/** micromark copies all events before the edits as well, once for each quote or list that a blank line ends. */
EditMap.prototype.consume = function (this: EditMap, events: Event[]) {
  const edits = this.map.sort((one, other) => one[0] - other[0])
  const first = edits[0]
  if (first === undefined) return
  const start = first[0]
  const old = events.slice(start)
  events.length = start
  let at = 0
  for (const [index, remove, add] of edits) {
    for (; at < index - start; at++) pushAt(events, old, at)
    for (const event of add) events.push(event)
    at += remove
  }
  for (; at < old.length; at++) pushAt(events, old, at)
  edits.length = 0
  this.index.clear()
}

function pushAt(events: Event[], from: readonly Event[], at: number) {
  const event = from[at]
  if (event !== undefined) events.push(event)
}
