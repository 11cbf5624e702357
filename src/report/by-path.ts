/** Findings by file, for reports that have a part for each. */
import type {LocatedFinding} from './located.ts'

/** Groups findings by path, in the order in which each path comes first. */
export function byPath(
  findings: readonly LocatedFinding[],
): ReadonlyMap<string, readonly [LocatedFinding, ...LocatedFinding[]]> {
  const groups = new Map<string, [LocatedFinding, ...LocatedFinding[]]>()
  for (const finding of findings) {
    const group = groups.get(finding.path)
    if (group === undefined) groups.set(finding.path, [finding])
    else group.push(finding)
  }
  return groups
}
