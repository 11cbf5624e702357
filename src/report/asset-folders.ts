/** Findings about assets, folded by rule and folder: a space has thousands of files, and one habit fills them all. */
import type {Severity} from '../core/finding.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {count} from './totals.ts'

/** One file of a folder. */
export interface FoldedAsset {
  readonly name: string
  readonly finding: LocatedFinding
  readonly bytes?: number
}

/** What one rule says of the assets of one folder. */
export interface AssetFolder {
  /** From the working directory, ending in `/`. */
  readonly folder: string
  readonly rule: string
  readonly severity: Severity
  /** The note of its findings. */
  readonly note?: string
  /** The largest first. */
  readonly files: readonly FoldedAsset[]
  /** Of all files whose size is known. */
  readonly bytes: number
}

/** Fewer files than this in a folder are told one by one. */
const fewest = 3

/** The folders, and all findings that are not in one. */
export function foldAssets({findings, asset}: Pick<ReportInput, 'findings' | 'asset'>): {
  readonly folders: readonly AssetFolder[]
  readonly rest: readonly LocatedFinding[]
} {
  const groups = new Map<string, LocatedFinding[]>()
  for (const finding of findings) {
    if (asset?.(finding.path) === undefined) continue
    const key = JSON.stringify([folderOf(finding.path), finding.rule, finding.severity])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  const folders = [...groups.values()].filter((group) => group.length >= fewest)
  const folded = new Set(folders.flat())
  return {
    folders: folders.map((group) => folderOfFindings(group, asset)),
    rest: folded.size === 0 ? findings : findings.filter((finding) => !folded.has(finding)),
  }
}

function folderOfFindings(group: readonly LocatedFinding[], asset: ReportInput['asset']): AssetFolder {
  const files = group.map((finding): FoldedAsset => {
    const bytes = asset?.(finding.path)?.bytes
    const name = finding.path.slice(folderOf(finding.path).length)
    return {name, finding, ...(bytes !== undefined && {bytes})}
  })
  const [first] = group
  return {
    folder: folderOf(first?.path ?? ''),
    rule: first?.rule ?? '',
    severity: first?.severity ?? 'info',
    ...(first?.note !== undefined && {note: first.note}),
    files: files.sort((one, other) => (other.bytes ?? 0) - (one.bytes ?? 0)),
    bytes: files.reduce((sum, {bytes = 0}) => sum + bytes, 0),
  }
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** "34 files, 12.4 MB". */
export const folderTotals = ({files, bytes}: AssetFolder): string =>
  `${count(files.length, 'file')}${bytes > 0 ? `, ${formatBytes(bytes)}` : ''}`

const units = ['bytes', 'kB', 'MB', 'GB']

/** A size in decimal units with at most one decimal: "2.1 MB". */
export function formatBytes(bytes: number): string {
  const power = Math.min(bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${bytes === 1 ? 'byte' : units[power]}`
}
