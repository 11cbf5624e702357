/** What text costs micromark: what it may cost, and bounds that are told without parsing. */
import type {Range} from '../core/range.ts'

/** Events of micromark that one page may have: about five seconds and half a gigabyte; 2 MB of prose have half of it. */
export const maxEvents = 2_000_000

/** More events than a line has by itself, be it an item, and more than any other mark adds. */
const eventsPerLine = 64
const eventsPerMark = 32

/** Steps that one page may cost beyond what is linear in its size: about a second. */
export const maxSteps = 200_000_000

/** What a stretch of text costs at most and is not counted: so small ones add up to linear time only. */
const freeSteps = 1_000_000

/** A mark gives several events, and each is looked at from several places. */
const stepsPerPair = 8

/**
 * What a stretch of running text may cost: for each closing mark micromark walks back over all that came
 * before, and from each opening quote, tag or code span ahead to the end.
 */
export function createTextCost() {
  let length = 0
  let marks = 0
  let searches = 0
  let known = 0
  return {
    /** The steps that more text adds beyond `freeSteps`. */
    add(slice: readonly (string | number | null)[]): number {
      for (const chunk of slice) {
        if (typeof chunk !== 'string') {
          length++
          continue
        }
        length += chunk.length
        marks += chunk.match(/[*_~[\]\\&!]/g)?.length ?? 0
        searches += chunk.match(/<|`+|(?:^|[ \t])["'(]/g)?.length ?? 0
      }
      const cost = Math.max(0, searches * length + stepsPerPair * marks * marks - freeSteps)
      const added = cost - known
      known = cost
      return added
    },
  }
}

/** Whether a page may take longer than is allowed, or may have more events. */
export const mayTakeTooLong = (text: string): boolean => mayHaveManyEvents(text) || mayTakeManySteps(text)

function mayHaveManyEvents(text: string): boolean {
  if (text.length * eventsPerLine <= maxEvents) return false
  const lines = text.match(/\n/g)?.length ?? 0
  const marks = text.match(/[^\w\s\x80-\uffff]/g)?.length ?? 0
  return lines * eventsPerLine + marks * eventsPerMark > maxEvents
}

/** No stretch of running text goes past a blank line. */
function mayTakeManySteps(text: string): boolean {
  let most = 0
  const long: Range[] = []
  const gap = text.includes('\r\n') ? '\n\r\n' : '\n\n'
  for (let start = 0; start < text.length; ) {
    const blank = text.indexOf(gap, start)
    const end = blank < 0 ? text.length : blank + gap.length
    const cost = (stepsPerPair + 1) * (end - start) ** 2 - freeSteps
    if (cost > 0) {
      most += cost
      long.push({start, end})
    }
    start = end
  }
  if (most <= maxSteps) return false
  const steps = long.reduce((sum, {start, end}) => sum + createTextCost().add([text.slice(start, end)]), 0)
  return steps > maxSteps
}
