/** The files of findings that were kept: read when a report shows them. */
import {readFileSync} from 'node:fs'
import {createLineIndex} from '../../../core/line-index.ts'
import {yamlFilesOf} from '../../../lint/space-files.ts'
import {decodeUtf8} from '../../../project/file-system.ts'
import {absolutePath} from '../../../project/walk.ts'
import type {LocatedFinding} from '../../../report/located.ts'
import {nativePaths} from '../../native-paths.ts'
import type {Io} from '../io.ts'
import type {LintedSpaces} from '../lint-spaces.ts'
import type {ReportedFile} from '../locate-findings.ts'

interface Around {
  readonly linted: LintedSpaces
  /** The pages of the spaces; absolute. */
  readonly documents: ReadonlySet<string>
  readonly io: Io
}

/** The files of some findings, by path from the working directory. */
export function keptFiles(
  findings: readonly LocatedFinding[],
  {linted, documents, io}: Around,
): ReadonlyMap<string, ReportedFile> {
  const yamls = new Map(
    [...linted.indexes].flatMap(([root, index]) =>
      [...yamlFilesOf(index)].map(([path, {text}]): [string, string] => [absolutePath(root, path), text]),
    ),
  )
  const files = new Map<string, ReportedFile>()
  for (const {path} of findings) {
    if (files.has(path)) continue
    const absolute = nativePaths.absolute(io.cwd, path)
    files.set(
      path,
      readLate(path, () => yamls.get(absolute) ?? (documents.has(absolute) ? textAt(absolute) : '')),
    )
  }
  return files
}

function readLate(path: string, read: () => string): ReportedFile {
  let text: string | undefined
  const textOf = (): string => {
    text ??= read()
    return text
  }
  return {
    path,
    get text() {
      return textOf()
    },
    get lines() {
      return createLineIndex(textOf())
    },
  }
}

function textAt(absolute: string): string {
  try {
    const text = decodeUtf8(readFileSync(absolute))
    return text.ok ? text.value : ''
  } catch {
    return ''
  }
}
