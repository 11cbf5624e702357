/** Which files fixes tie together: what one fix changes in several files is changed in all of them or none. */
import type {Finding} from '../core/finding.ts'
import {editsOf} from './edits.ts'

/** Fixes and the files that they change; no other group changes one of them. */
export interface Group {
  readonly findings: readonly Finding[]
  readonly paths: ReadonlySet<string>
}

interface Draft {
  readonly findings: Finding[]
  readonly paths: Set<string>
}

/** Fixes by the files that they change: those of one file, or of files that fixes tie together. */
export function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Draft>()
  for (const finding of findings) {
    const paths = new Set(editsOf(finding).map(({path}) => path))
    const [first = {findings: [], paths: new Set<string>()}, ...others] = new Set(
      [...paths].flatMap((path) => groups.get(path) ?? []),
    )
    for (const other of others) first.findings.push(...other.findings)
    first.findings.push(finding)
    for (const path of [...paths, ...others.flatMap((other) => [...other.paths])]) {
      first.paths.add(path)
      groups.set(path, first)
    }
  }
  return [...new Set(groups.values())]
}

/** The paths that fixes change, those that are tied together in one list. */
export const tiedPaths = (findings: readonly Finding[]): readonly (readonly string[])[] =>
  groupsOf(findings).map(({paths}) => [...paths].sort())
