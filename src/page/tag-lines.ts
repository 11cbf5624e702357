/** Where tags stand on their lines: alone, or glued to text. */
import type {Range} from '../core/range.ts'
import {range} from '../core/range.ts'
import type {GitbookTag} from '../syntax/nodes.ts'
import {rangeOf} from './gathered.ts'
import type {Page} from './page.ts'

/** White space beside a tag, with the entity that GitBook writes for a space at an edge. */
const after = /(?:[ \t]|&#x20;)*/y

/** The text beside a tag on its line: none where it touches the line's edge, white space left out. */
export interface Surroundings {
  /** The white space before the tag; its start is the end of the text there. */
  readonly gapBefore: Range
  readonly gapAfter: Range
  readonly hasTextBefore: boolean
  readonly hasTextAfter: boolean
}

/** What stands on the lines of a tag besides it. Marks of lists and quotes count as text. */
export function surroundings({text, lines}: Page, tag: GitbookTag): Surroundings {
  const {start, end} = rangeOf(tag)
  const lineStart = lines.lineStart(lines.place(start).line)
  const gapBefore = range(gapStart(text, lineStart, start), start)
  after.lastIndex = end
  const gapAfter = range(end, end + (after.exec(text)?.[0].length ?? 0))
  return {
    gapBefore,
    gapAfter,
    hasTextBefore: gapBefore.start > lineStart,
    hasTextAfter: gapAfter.end < text.length && !/[\r\n]/.test(text.charAt(gapAfter.end)),
  }
}

function gapStart(text: string, lineStart: number, end: number): number {
  let at = end
  while (at > lineStart) {
    if (text[at - 1] === ' ' || text[at - 1] === '\t') at--
    else if (text.startsWith('&#x20;', at - 6) && at - 6 >= lineStart) at -= 6
    else break
  }
  return at
}

/** The line ending that a page uses: that of its first line. */
export const lineEndingOf = ({text, lines}: Page): string =>
  text.slice(lines.lineEnd(1), lines.lineStart(2)) || '\n'
