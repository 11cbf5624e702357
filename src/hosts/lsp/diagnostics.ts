/** Findings as diagnostics of the protocol. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-types'
import type {Finding, Severity} from '../../core/finding.ts'
import {docsUrl} from '../../lint/docs-url.ts'
import {joinPath, resolvePath} from '../../project/paths.ts'
import type {CheckedFile} from '../../session/session.ts'
import {positionsIn} from './positions.ts'
import {uriOf} from './uris.ts'

/** The name that editors show beside a diagnostic. */
const source = 'gitbook-lint'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

/** Rules whose ranges do nothing for readers: editors fade them. */
const unnecessary: ReadonlySet<string> = new Set(['unused-suppression', 'no-empty-mark', 'no-space-entity'])
/** Rules about ways of writing that GitBook has given up: editors strike them through. */
const deprecated: ReadonlySet<string> = new Set(['no-legacy-tag', 'no-unsupported-tag'])

/** The diagnostics of a file; `textOf` gives the text of another file of the same space by absolute path. */
export async function diagnosticsOf(
  file: CheckedFile,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<Diagnostic[]> {
  return Promise.all(file.findings.map((finding) => toDiagnostic(finding, file, textOf)))
}

/** The diagnostic of a finding, without the places in other files. */
export function plainDiagnostic(finding: Finding, file: CheckedFile): Diagnostic {
  const {range, rule, severity, message, note} = finding
  const tags = [
    ...(unnecessary.has(rule) ? [DiagnosticTag.Unnecessary] : []),
    ...(deprecated.has(rule) ? [DiagnosticTag.Deprecated] : []),
  ]
  return {
    range: positionsIn(file.lines).range(range),
    severity: severities[severity],
    code: rule,
    codeDescription: {href: docsUrl(rule)},
    source,
    message: note === undefined ? message : `${message}\n${note}`,
    ...(tags.length > 0 && {tags}),
  }
}

async function toDiagnostic(
  finding: Finding,
  file: CheckedFile,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<Diagnostic> {
  const related = await Promise.all(
    (finding.related ?? []).map(async ({path, range, message}): Promise<DiagnosticRelatedInformation> => {
      const at = path === undefined ? file.path : absolute(file.root, path)
      const text = path === undefined ? file.text : ((await textOf(at)) ?? '')
      return {location: {uri: uriOf(at), range: positionsIn(text).range(range)}, message}
    }),
  )
  return {...plainDiagnostic(finding, file), ...(related.length > 0 && {relatedInformation: related})}
}

/** The absolute path of one from the root of a space; it may lead out of it. */
export const absolute = (root: string, path: string): string =>
  path.startsWith('../')
    ? `${root.startsWith('/') ? '/' : ''}${resolvePath(root, path)}`
    : joinPath(root, path)
