/** Findings as diagnostics of the protocol. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-types'
import type {Finding, Severity} from '../../core/finding.ts'
import {docsUrl} from '../../lint/docs-url.ts'
import type {Rule} from '../../lint/rule.ts'
import {absolutePath} from '../../project/walk.ts'
import type {CheckedFile} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import {positionsIn} from './positions.ts'

/** The name that editors show beside a diagnostic. */
const source = 'gitbook-lint'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

const tags: Readonly<Record<NonNullable<Rule['display']>, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
}

/** The diagnostics of a file; `textOf` gives the text of another file of the same space by absolute path. */
export async function diagnosticsOf(
  file: CheckedFile,
  rules: readonly Rule[],
  textOf: (path: string) => Promise<string | undefined>,
): Promise<Diagnostic[]> {
  const shown = new Map(rules.map(({id, display}) => [id, display]))
  return Promise.all(
    file.findings.map(async (finding) => {
      const display = shown.get(finding.rule)
      const diagnostic = await toDiagnostic(finding, file, textOf)
      return display === undefined ? diagnostic : {...diagnostic, tags: [tags[display]]}
    }),
  )
}

/** The diagnostic of a finding, without tags and the places in other files. */
export function plainDiagnostic(finding: Finding, file: CheckedFile): Diagnostic {
  const {range, rule, severity, message, note} = finding
  return {
    range: positionsIn(file.lines).range(range),
    severity: severities[severity],
    code: rule,
    codeDescription: {href: docsUrl(rule)},
    source,
    message: note === undefined ? message : `${message}\n${note}`,
  }
}

async function toDiagnostic(
  finding: Finding,
  file: CheckedFile,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<Diagnostic> {
  const related = await Promise.all(
    (finding.related ?? []).map(async ({path, range, message}): Promise<DiagnosticRelatedInformation> => {
      const at = path === undefined ? file.path : absolutePath(file.root, path)
      const text = path === undefined ? file.text : ((await textOf(at)) ?? '')
      return {location: {uri: nativePaths.uri(at), range: positionsIn(text).range(range)}, message}
    }),
  )
  return {...plainDiagnostic(finding, file), ...(related.length > 0 && {relatedInformation: related})}
}
