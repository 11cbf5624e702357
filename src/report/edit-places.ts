/** Lines and columns of edits, which are given as offsets. */
import {createLineIndex, type LineIndex, type Place} from '../core/line-index.ts'
import type {ReportInput} from './located.ts'

/** Gives the places of an edit; `undefined` where the text of its file is not known. */
export type EditPlaces = (edit: {
  readonly path: string
  readonly start: number
  readonly end: number
}) => {readonly start: Place; readonly end: Place} | undefined

/** Indexes each file once, when an edit of it is asked for. */
export function createEditPlaces(sources: ReportInput['sources']): EditPlaces {
  const known = new Map<string, LineIndex | undefined>()
  return ({path, start, end}) => {
    if (!known.has(path)) {
      const text = sources(path)
      known.set(path, text === undefined ? undefined : createLineIndex(text))
    }
    const lines = known.get(path)
    return lines && {start: lines.place(start), end: lines.place(end)}
  }
}
