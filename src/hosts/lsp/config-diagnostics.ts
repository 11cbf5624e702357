/** What is wrong with a config of the linter, while it is written: it is obeyed once it is saved. */
import {type Diagnostic, DiagnosticSeverity} from 'vscode-languageserver-types'
import {createLineIndex} from '../../core/line-index.ts'
import {parseConfig} from '../../lint/config.ts'
import type {Rule} from '../../lint/rule.ts'
import {nameOf} from '../../project/paths.ts'
import {configNames} from '../cli/find-config.ts'
import {positionsIn} from './positions.ts'

/** The problems of a text at a path; none where that is no config of the linter's own. */
export function configDiagnostics(path: string, text: string, rules: readonly Rule[]): readonly Diagnostic[] {
  const name = configNames.find((each) => each === nameOf(path))
  if (name === undefined || name === 'package.json') return []
  const positions = positionsIn(createLineIndex(text))
  const {problems} = parseConfig(text, name.endsWith('.json') ? 'json' : 'yaml', rules, name)
  return problems.map(({message, range}) => ({
    range: positions.range(range),
    severity: DiagnosticSeverity.Error,
    source: 'gitbook-lint',
    message,
  }))
}
