/** A finding as a message of remark: place, note, cause, and what may stand in the place of the range. */
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {Finding} from '../../core/finding.ts'
import type {LineIndex} from '../../core/line-index.ts'
import type {Range} from '../../core/range.ts'

/** Adds the message. The first related place is its cause; one in another file is named by its path. */
export function addMessage(file: VFile, finding: Finding, lines: LineIndex): void {
  const {message, note, range, related = []} = finding
  const place = placeIn(lines, range)
  const [first] = related
  const added = file.message(message, {place, ...(first && {cause: causeOf(first, lines)})})
  if (note !== undefined) added.note = note
  const expected = expectedOf(finding)
  if (expected !== undefined) added.expected = [...expected]
}

const placeIn = (lines: LineIndex, {start, end}: Range) => ({
  start: lines.place(start),
  end: lines.place(end),
})

function causeOf({path, range, message}: NonNullable<Finding['related']>[number], lines: LineIndex) {
  if (path !== undefined) return new VFileMessage(`${message}: ${path}`)
  return new VFileMessage(message, {place: placeIn(lines, range)})
}

/** Editors insert these as they are, so nothing but what replaces exactly the range will do. */
function expectedOf({expected, fix, range}: Finding): readonly string[] | undefined {
  if (expected !== undefined) return expected
  const [edit, ...more] = fix?.edits ?? []
  const fits = edit?.path === undefined && edit?.range.start === range.start && edit.range.end === range.end
  return edit && fits && more.length === 0 ? [edit.text] : undefined
}
