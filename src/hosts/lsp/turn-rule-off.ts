/** A rule is turned off by a line in the config that is in force. */
import {type CodeAction, CodeActionKind, type WorkspaceEdit} from 'vscode-languageserver-types'
import type {Edit} from '../../core/finding.ts'
import {lineEndingOf} from '../../core/line-ending.ts'
import {parseConfig} from '../../lint/config.ts'
import type {Rule} from '../../lint/rule.ts'
import {joinPath, relativePath} from '../../project/paths.ts'
import type {Session} from '../../session/session.ts'
import {configNames} from '../cli/find-config.ts'
import {nativePaths} from '../native-paths.ts'
import {textEdits} from './workspace-edits.ts'

/** What is needed to turn a rule off. */
export interface RuleOff {
  readonly rules: readonly Rule[]
  /** Where the config of the file is written: see `ServerConfigs.placeFor`. */
  config(): string | undefined
}

/** Switches the rule off in the config in force; only in one that is plainly written, or a new one where there is none. */
export async function turnRuleOff(
  session: Session,
  root: string,
  rule: string,
  {config, rules}: RuleOff,
): Promise<CodeAction | undefined> {
  const place = config()
  if (place === undefined) return undefined
  const path = place === 'default' ? joinPath(root, configNames[0]) : place
  if (!/\.ya?ml$/.test(path)) return undefined
  const text = await session.textOf(path)
  const action = {title: `Turn \`${rule}\` off in ${relativePath(root, path)}`, kind: CodeActionKind.QuickFix}
  if (text === undefined) return place === 'default' ? {...action, edit: newConfig(path, rule)} : undefined
  const edit = offIn(text, rule)
  if (!edit || !isOff(rule, applied(text, edit), rules)) return undefined
  return {...action, edit: {changes: {[nativePaths.uri(path)]: textEdits(text, [edit])}}}
}

function newConfig(path: string, rule: string): WorkspaceEdit {
  const uri = nativePaths.uri(path)
  const start = {line: 0, character: 0}
  const edits = [{range: {start, end: start}, newText: `rules:\n  ${rule}: off\n`}]
  return {
    documentChanges: [
      {kind: 'create', uri, options: {ignoreIfExists: true}},
      {textDocument: {uri, version: null}, edits},
    ],
  }
}

/** The edit of a config as most are written: a block of rules, or none. */
function offIn(text: string, rule: string): Edit | undefined {
  if (new RegExp(`^[ \\t]+${rule}:`, 'm').test(text)) return undefined
  const newline = lineEndingOf(text)
  const rules = /^rules:[ \t]*\r?\n([ \t]+)/m.exec(text)
  if (rules) {
    const indent = rules[1] ?? '  '
    const at = rules.index + rules[0].length - indent.length
    return {range: {start: at, end: at}, text: `${indent}${rule}: off${newline}`}
  }
  if (/^rules\b/m.test(text)) return undefined
  const gap = text === '' || text.endsWith('\n') ? '' : newline
  const end = {start: text.length, end: text.length}
  return {range: end, text: `${gap}rules:${newline}  ${rule}: off${newline}`}
}

const applied = (text: string, {range, text: by}: Edit): string =>
  text.slice(0, range.start) + by + text.slice(range.end)

/** YAML can be written in more ways than the edit knows: whether it did what it should. */
function isOff(rule: string, text: string, rules: readonly Rule[]): boolean {
  const {config, problems} = parseConfig(text, 'yaml', rules)
  return (
    problems.length === 0 &&
    config?.rules.some(({id, severity}) => id === rule && severity === 'off') === true
  )
}
