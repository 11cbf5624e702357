/**
 * Changed texts as a unified diff that `git apply` takes. Names are from the working directory, so the
 * headers are the traditional ones: behind `diff --git` Git would take them from the root of the repository.
 */
import {type StructuredPatch, structuredPatch} from 'diff'

/** A file before and after. */
export interface ChangedFile {
  /** From the working directory, with `/`. */
  readonly path: string
  /** Absent for a file that is made. */
  readonly before?: string
  readonly after: string
}

/** The diff of some files, in the order given; empty where nothing differs. */
export const unifiedDiff = (files: readonly ChangedFile[]): string => files.map(diffOfFile).join('')

function diffOfFile({path, before: known, after}: ChangedFile): string {
  if (known === after) return ''
  const before = known ?? ''
  const patch: Pick<StructuredPatch, 'hunks'> =
    structuredPatch('', '', before, after, '', '', {context: 3, maxEditLength: mostEdits}) ??
    wholePatch(before, after)
  const hunks = patch.hunks.map((hunk) => {
    const lines = hunk.lines.map((line) => `${line}\n`).join('')
    return `@@ -${span(hunk.oldStart, hunk.oldLines)} +${span(hunk.newStart, hunk.newLines)} @@\n${lines}`
  })
  const from = known === undefined ? '/dev/null' : quoted(`a/${path}`)
  return `--- ${from}\n+++ ${quoted(`b/${path}`)}\n${hunks.join('')}`
}

/** A minimal diff takes time with the square of the changes; beyond so many changed lines a plain one does. */
const mostEdits = 2000

/** Where there are no lines, the start is that of the line before. */
const span = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`

/** All lines out, all lines in. */
function wholePatch(before: string, after: string): Pick<StructuredPatch, 'hunks'> {
  const [oldLines, newLines] = [before, after].map((text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [])
  const marked = (sign: string, lines: readonly string[] = []) =>
    lines.flatMap((line) =>
      line.endsWith('\n')
        ? [`${sign}${line.slice(0, -1)}`]
        : [`${sign}${line}`, '\\ No newline at end of file'],
    )
  const lines = [...marked('-', oldLines), ...marked('+', newLines)]
  const counts = {oldLines: oldLines?.length ?? 0, newLines: newLines?.length ?? 0}
  return {hunks: [{oldStart: 1, newStart: 1, ...counts, lines}]}
}

const escapes: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
}

/** A name as Git writes it: in quotes where it holds anything out of the ordinary; a tab ends one with spaces. */
function quoted(name: string): string {
  const bytes = [...new TextEncoder().encode(name)]
  const isPlain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f && escapes[byte] === undefined)
  if (isPlain) return name.includes(' ') ? `${name}\t` : name
  const inner = bytes.map((byte) => {
    if (escapes[byte] !== undefined) return escapes[byte]
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${inner.join('')}"`
}
