/** Quick fixes, "fix all", and ways to switch a rule off where a finding stands. */
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range as ProtocolRange,
  type WorkspaceEdit,
} from 'vscode-languageserver-types'
import type {Finding} from '../../core/finding.ts'
import {lineEndingOf} from '../../core/line-ending.ts'
import type {Range} from '../../core/range.ts'
import {rangeOf} from '../../page/gathered.ts'
import {parsePage} from '../../page/parse.ts'
import {isMarkdownPath} from '../../project/paths.ts'
import type {CheckedFile, Session} from '../../session/session.ts'
import {nativePaths} from '../native-paths.ts'
import {plainDiagnostic} from './diagnostics.ts'
import {fixAll} from './fix-all.ts'
import {type Positions, positionsIn} from './positions.ts'
import {type RuleOff, turnRuleOff} from './turn-rule-off.ts'
import {byFile, textEdits, workspaceEdit} from './workspace-edits.ts'

/** The kind of "fix all": editors can run it on save. */
const fixAllKind = 'source.fixAll.gitbookLint'

/** The kinds of action there are. */
export const actionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind]

/** What is asked, and what is needed to answer it. */
export interface ActionRequest extends RuleOff {
  readonly range: ProtocolRange
  readonly context: CodeActionContext
  readonly canResolve: boolean
}

/** What can be done about a range of a file. */
export async function codeActions(
  session: Session,
  file: CheckedFile,
  request: ActionRequest,
): Promise<CodeAction[]> {
  const {range, context, canResolve} = request
  const wants = (kind: string) => !context.only || context.only.some((only) => isKind(kind, only))
  const positions = positionsIn(file.lines)
  const [start, end] = [positions.offset(range.start), positions.offset(range.end)]
  const here = file.findings.filter((finding) => finding.range.start <= end && start <= finding.range.end)
  const actions: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of here)
      actions.push(...(await quickFixes(session, file, finding, context.diagnostics)))
    const blocks = blocksOf(file)
    for (const finding of firstOfEach(here))
      actions.push(...(await switchesOff(session, file, {finding, blocks}, request)))
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
      {changes: {[nativePaths.uri(file.path)]: textEdits(file.text, [{range, text}])}},
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
  if (!isAsked) return {...action, data: nativePaths.uri(file.path)}
  const edit = await fixAllEdit(session, file)
  return edit && {...action, edit}
}

/** The edit behind "fix all"; `undefined` where no fix proves sound. */
export async function fixAllEdit(session: Session, file: CheckedFile): Promise<WorkspaceEdit | undefined> {
  const edits = await fixAll(session, file)
  return edits.length === 0
    ? undefined
    : {changes: {[nativePaths.uri(file.path)]: textEdits(file.text, edits)}}
}

async function switchesOff(
  session: Session,
  file: CheckedFile,
  {finding, blocks}: {readonly finding: Finding; readonly blocks: Blocks},
  request: ActionRequest,
): Promise<CodeAction[]> {
  const {rule} = finding
  const positions = positionsIn(file.lines)
  const insert = (title: string, at: number, newText: string): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: {
      changes: {[nativePaths.uri(file.path)]: [{range: positions.range({start: at, end: at}), newText}]},
    },
  })
  const comments = isMarkdownPath(file.path)
    ? pageComments(file, finding, blocks(), insert)
    : yamlComment(file, finding, positions, insert)
  const config = await turnRuleOff(session, file.root, rule, request)
  return [...comments, ...(config ? [config] : [])]
}

type Insert = (title: string, at: number, text: string) => CodeAction

/** The blocks of a page; the page is parsed when they are first asked for. */
type Blocks = () => readonly (Range & {readonly type: string})[]

function blocksOf({own, text}: CheckedFile): Blocks {
  let known: ReturnType<Blocks> | undefined
  return () => {
    known ??= parsePage(own, text).tree.children.map((node) => ({type: node.type, ...rangeOf(node)}))
    return known
  }
}

/** Comments are blocks of their own, so what they cover is told by the tree. */
function pageComments(
  {text, lines}: CheckedFile,
  {rule, range}: Finding,
  blocks: ReturnType<Blocks>,
  insert: Insert,
): CodeAction[] {
  const newline = lineEndingOf(text)
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
  const newline = lineEndingOf(text)
  const comment = `${indent}# gitbook-lint disable-next-line ${rule}${newline}`
  return [insert(`Disable \`${rule}\` on this line`, start, comment)]
}
