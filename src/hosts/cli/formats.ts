/** Which reports a run writes, and where to: what `--format` and `--output` say, or else what fits the place. */
import {nearest} from '../../core/nearest.ts'
import type {Io} from './io.ts'
import {UsageError} from './usage-error.ts'

/** The names of the report formats. */
export const formats = [
  'pretty',
  'compact',
  'json',
  'github',
  'sarif',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjsonl',
  'markdown',
  'html',
] as const
export type Format = (typeof formats)[number]

/** One report. */
export interface RequestedReport {
  readonly format: Format
  /** Standard output when absent. */
  readonly file?: string
}

/**
 * Reads `NAME` or `NAME=FILE`.
 * @throws UsageError where there is no such format, or the file has no name
 */
export function readFormat(value: string, before: readonly RequestedReport[] = []): RequestedReport[] {
  const at = value.indexOf('=')
  const name = at === -1 ? value : value.slice(0, at)
  const format = formats.find((each) => each === name)
  if (format === undefined) {
    const meant = nearest(name, formats)
    const expected = meant === undefined ? `one of ${formats.join(', ')}` : `\`${meant}\``
    throw new UsageError(`Unexpected format \`${name}\`, expected ${expected}`)
  }
  if (at === -1) return [...before, {format}]
  const file = value.slice(at + 1)
  if (file === '')
    throw new UsageError(`Unexpected missing file in \`${value}\`, expected \`${format}=FILE\``)
  return [...before, {format, file}]
}

/**
 * The reports to write. `output` is the file of the one that has none; `-` is standard output.
 * @throws UsageError where two would go to the same place
 */
export function settleReports(
  {format, output: file}: {readonly format: readonly RequestedReport[]; readonly output?: string},
  {isTty, env}: Pick<Io, 'isTty' | 'env'>,
): readonly RequestedReport[] {
  const output = file === '-' ? undefined : file
  const named: readonly RequestedReport[] =
    format.length > 0 ? format : [{format: isTty && output === undefined ? 'pretty' : 'compact'}]
  const unplaced = named.filter(({file}) => file === undefined)
  if (unplaced.length > 1) {
    const [one, other] = unplaced.map((each) => each.format)
    throw new UsageError(`formats ${one} and ${other} cannot both go to standard output, write ${other}=FILE`)
  }
  if (output !== undefined && unplaced.length === 0) {
    throw new UsageError(`--output ${output} has no report to hold, since each --format names its file`)
  }
  const placed = named.map((each) =>
    each.file === undefined && output !== undefined ? {...each, file: output} : each,
  )
  const files = placed.flatMap(({file}) => file ?? [])
  const twice = files.find((file, index) => files.indexOf(file) < index)
  if (twice !== undefined) throw new UsageError(`two reports cannot both go to ${twice}`)
  return format.length === 0 && isGitHub(env) ? [...placed, {format: 'github'}] : placed
}

/** Whether the run is a step of GitHub Actions. */
export const isGitHub = (env: Io['env']): boolean => env.GITHUB_ACTIONS === 'true'
