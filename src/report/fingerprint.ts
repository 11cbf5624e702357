/**
 * Fingerprints: names of findings that stay the same when the file is edited elsewhere. Baselines and code
 * scanning tell new findings from known ones by them.
 */
import type {LocatedFinding, ReportInput} from './located.ts'

/** How fingerprints are made. */
export interface FingerprintOptions {
  /** A digest of a text, in hexadecimal digits; given by the host, since reports know no platform. */
  readonly hash: (text: string) => string
  /** The path that counts; the one from the working directory by default. */
  readonly pathOf?: (finding: LocatedFinding) => string
}

/** How much of the line before and after a range counts, in UTF-16 units. */
const reach = 32
/** How much of the range itself counts. */
const longest = 200

/**
 * The fingerprint of each finding, unique among those given: a digest of its rule, its path, the source it is
 * about with a little of the line on either side, and a number where all that occurs more than once. White
 * space, line endings and the composition of letters do not count, nor do line, message and severity. Give it
 * all findings of a file, in order: the numbers count from its start. A finding about a file as a whole (an
 * empty range at its start) depends on rule and path alone.
 */
export function fingerprints(
  findings: readonly LocatedFinding[],
  sources: ReportInput['sources'],
  {hash, pathOf = ({path}) => path}: FingerprintOptions,
): ReadonlyMap<LocatedFinding, string> {
  const counts = new Map<string, number>()
  return new Map(
    findings.map((finding) => {
      const key = JSON.stringify([finding.rule, pathOf(finding), sourceOf(finding, sources(finding.path))])
      const before = counts.get(key) ?? 0
      counts.set(key, before + 1)
      return [finding, hash(`${key}#${before}`)]
    }),
  )
}

/** The text of the range up to its first line ending, marked off from what stands around it. */
function sourceOf({start, end}: LocatedFinding, text = ''): readonly string[] {
  if (start.offset === 0 && end.offset === 0) return []
  const before = text.slice(Math.max(start.offset - reach, 0), start.offset)
  const inside = text.slice(start.offset, Math.min(end.offset, start.offset + longest))
  const after = text.slice(end.offset, end.offset + reach)
  return [before.split(lineEnding).at(-1), inside.split(lineEnding)[0], after.split(lineEnding)[0]].map(fold)
}

const lineEnding = /[\r\n]/

const fold = (text = ''): string => text.normalize().replace(/\s+/g, ' ').trim()
