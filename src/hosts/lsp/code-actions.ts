/** Quick fixes, "fix all", and ways to switch a rule off where a finding stands. */
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range as ProtocolRange,
  type WorkspaceEdit,
} from 'vscode-languageserver-types'
import type {Edit, Finding} from '../../core/finding.ts'
import {parsePage} from '../../page/parse.ts'
import {isMarkdownPath, joinPath} from '../../project/paths.ts'
import type {CheckedFile, Session} from '../../session/session.ts'
import {plainDiagnostic} from './diagnostics.ts'
import {fixAll} from './fix-all.ts'
import {type Positions, positionsIn} from './positions.ts'
import {uriOf} from './uris.ts'
import {byFile, textEdits, workspaceEdit} from './workspace-edits.ts'

/** The kind of "fix all": editors can run it on save. */
const fixAllKind = 'source.fixAll.gitbookLint'

/** The kinds of action there are. */
export const actionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind]

/** The name of the config that is made where there is none. */
const configName = '.gitbook-lint.yaml'

/** What can be done about a range of a file. */
export async function codeActions(
  session: Session,
  file: CheckedFile,
  {
    range,
    context,
    canResolve,
  }: {readonly range: ProtocolRange; readonly context: CodeActionContext; readonly canResolve: boolean},
): Promise<CodeAction[]> {
  const wants = (kind: string) => !context.only || context.only.some((only) => isKind(kind, only))
  const positions = positionsIn(file.lines)
  const [start, end] = [positions.offset(range.start), positions.offset(range.end)]
  const here = file.findings.filter((finding) => finding.range.start <= end && start <= finding.range.end)
  const actions: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of here)
      actions.push(...(await quickFixes(session, file, finding, context.diagnostics)))
    for (const finding of firstOfEach(here)) actions.push(...(await switchesOff(session, file, finding)))
  }
  // "Fix all" is about the file; it is offered by name or, unasked, where something is to be fixed.
  if (wants(fixAllKind)) {
    const all = await fixAllAction(session, file, context.only !== undefined || !canResolve)
    if (all) actions.push(all)
  }
  return actions
}

const isKind = (kind: string, only: string): boolean => kind === only || kind.startsWith(`${only}.`)

const firstOfEach = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({rule}, at) => findings.findIndex((other) => other.rule === rule) === at)

async function quickFixes(
  session: Session,
  file: CheckedFile,
  finding: Finding,
  given: readonly Diagnostic[],
): Promise<CodeAction[]> {
  const own = plainDiagnostic(finding, file)
  const diagnostics = [given.find((one) => isSame(one, own)) ?? own]
  const {fix, expected = [], range} = finding
  const action = (title: string, edit: WorkspaceEdit, isPreferred: boolean): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit,
    isPreferred,
  })
  if (fix) {
    const edit = await workspaceEdit(byFile(fix.edits, file), session)
    return edit ? [action(fix.title, edit, fix.safety === 'safe')] : []
  }
  return expected.map((text) =>
    action(
      `Replace with \`${text}\``,
      {changes: {[uriOf(file.path)]: textEdits(file.text, [{range, text}])}},
      false,
    ),
  )
}

const isSame = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code &&
  one.range.start.line === other.range.start.line &&
  one.range.start.character === other.range.start.character

/** The title alone where the edit can wait: to verify all fixes takes a while. */
async function fixAllAction(
  session: Session,
  file: CheckedFile,
  isAsked: boolean,
): Promise<CodeAction | undefined> {
  if (!file.findings.some(({fix}) => fix?.safety === 'safe')) return undefined
  const action: CodeAction = {title: 'Fix all findings that have a safe fix', kind: fixAllKind}
  if (!isAsked) return {...action, data: uriOf(file.path)}
  const edit = await fixAllEdit(session, file)
  return edit && {...action, edit}
}

/** The edit behind "fix all"; `undefined` where no fix proves sound. */
export async function fixAllEdit(session: Session, file: CheckedFile): Promise<WorkspaceEdit | undefined> {
  const edits = await fixAll(session, file)
  return edits.length === 0 ? undefined : {changes: {[uriOf(file.path)]: textEdits(file.text, edits)}}
}

async function switchesOff(session: Session, file: CheckedFile, finding: Finding): Promise<CodeAction[]> {
  const {rule} = finding
  const positions = positionsIn(file.lines)
  const insert = (title: string, at: number, newText: string): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: {changes: {[uriOf(file.path)]: [{range: positions.range({start: at, end: at}), newText}]}},
  })
  const comments = isMarkdownPath(file.path)
    ? pageComments(file, finding, insert)
    : yamlComment(file, finding, positions, insert)
  const config = await configAction(session, file, rule)
  return [...comments, ...(config ? [config] : [])]
}

type Insert = (title: string, at: number, text: string) => CodeAction

/** Comments are blocks of their own, so what they cover is told by the tree. */
function pageComments({own, text, lines}: CheckedFile, {rule, range}: Finding, insert: Insert): CodeAction[] {
  const {tree} = parsePage(own, text)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const blocks = tree.children.map((node) => ({
    type: node.type,
    start: node.position?.start.offset ?? 0,
    end: node.position?.end.offset ?? 0,
  }))
  const first = blocks.find(({type}) => type !== 'yaml')
  const block = blocks.find(({type, end}) => type !== 'yaml' && range.start < end)
  const comment = (word: string) => `<!-- lint ${word} ${rule} -->${newline}${newline}`
  return [
    ...(block && block.start <= range.start
      ? [
          insert(
            `Disable \`${rule}\` for this block`,
            lines.lineStart(lines.place(block.start).line),
            comment('ignore'),
          ),
        ]
      : []),
    ...(first
      ? [
          insert(
            `Disable \`${rule}\` on this page`,
            lines.lineStart(lines.place(first.start).line),
            comment('disable'),
          ),
        ]
      : []),
  ]
}

function yamlComment(
  {text, lines}: CheckedFile,
  {rule, range}: Finding,
  positions: Positions,
  insert: Insert,
): CodeAction[] {
  const start = lines.lineStart(positions.position(range.start).line + 1)
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? ''
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const comment = `${indent}# gitbook-lint disable-next-line ${rule}${newline}`
  return [insert(`Disable \`${rule}\` on this line`, start, comment)]
}

/** Switches the rule off for the whole space; only in a config that is plainly written, or a new one. */
async function configAction(
  session: Session,
  {root}: CheckedFile,
  rule: string,
): Promise<CodeAction | undefined> {
  const path = joinPath(root, configName)
  const text = await session.textOf(path)
  const uri = uriOf(path)
  const title = `Turn \`${rule}\` off in ${configName}`
  const start = {line: 0, character: 0}
  if (text === undefined) {
    const edits = [{range: {start, end: start}, newText: `rules:\n  ${rule}: off\n`}]
    return {
      title,
      kind: CodeActionKind.QuickFix,
      edit: {
        documentChanges: [
          {kind: 'create', uri, options: {ignoreIfExists: true}},
          {textDocument: {uri, version: null}, edits},
        ],
      },
    }
  }
  const edit = offIn(text, rule)
  return edit && {title, kind: CodeActionKind.QuickFix, edit: {changes: {[uri]: textEdits(text, [edit])}}}
}

/** The edit of a config as most are written: a block of rules, or none. */
function offIn(text: string, rule: string): Edit | undefined {
  if (new RegExp(`^[ \\t]+${rule}:`, 'm').test(text)) return undefined
  const rules = /^rules:[ \t]*\r?\n([ \t]+)/m.exec(text)
  if (rules) {
    const indent = rules[1] ?? '  '
    const at = rules.index + rules[0].length - indent.length
    return {range: {start: at, end: at}, text: `${indent}${rule}: off\n`}
  }
  if (/^rules\b/m.test(text)) return undefined
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  return {range: {start: text.length, end: text.length}, text: `${gap}rules:\n  ${rule}: off\n`}
}
