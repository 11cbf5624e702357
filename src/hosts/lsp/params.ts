/**
 * What the server reads of the parameters of each method. Only that is asked for: editors leave out or add what
 * nobody reads, and that is no fault.
 */

/** A kind of value, a list of such, or an object with such under some keys; a key with `?` may be absent or `null`. */
type Shape = 'string' | 'number' | readonly [Shape] | {readonly [key: string]: Shape}

const place: Shape = {uri: 'string'}
const position: Shape = {line: 'number', character: 'number'}
const range: Shape = {start: position, end: position}
const inDocument = {textDocument: place} as const
const atPosition = {...inDocument, position} as const

const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['initialize', {capabilities: {}, 'rootUri?': 'string', 'workspaceFolders?': [place]}],
  ['textDocument/didOpen', {textDocument: {uri: 'string', version: 'number', text: 'string'}}],
  [
    'textDocument/didChange',
    {
      textDocument: {uri: 'string', version: 'number'},
      contentChanges: [{'range?': range, text: 'string'}],
    },
  ],
  ['textDocument/didSave', inDocument],
  ['textDocument/didClose', inDocument],
  ['textDocument/hover', atPosition],
  ['textDocument/completion', atPosition],
  ['textDocument/definition', atPosition],
  ['textDocument/references', {...atPosition, context: {}}],
  ['textDocument/documentHighlight', atPosition],
  ['textDocument/documentLink', inDocument],
  ['textDocument/documentSymbol', inDocument],
  ['textDocument/foldingRange', inDocument],
  ['textDocument/selectionRange', {...inDocument, positions: [position]}],
  ['textDocument/prepareRename', atPosition],
  ['textDocument/rename', {...atPosition, newName: 'string'}],
  ['textDocument/codeAction', {...inDocument, range, context: {diagnostics: [{range}], 'only?': ['string']}}],
  ['codeAction/resolve', {}],
  ['workspace/symbol', {query: 'string'}],
  ['workspace/willRenameFiles', {files: [{oldUri: 'string', newUri: 'string'}]}],
  ['workspace/didChangeWatchedFiles', {changes: [place]}],
  ['workspace/didChangeWorkspaceFolders', {event: {added: [place], removed: [place]}}],
  ['workspace/didChangeConfiguration', {}],
  ['$/setTrace', {}],
])

/** What is wrong with the parameters of a method, for people; `undefined` where the server can read them. */
export function problemOfParams(method: string, params: unknown): string | undefined {
  const shape = shapes.get(method)
  const at = shape && misfit(params, shape, [])
  if (!at) return undefined
  const what = at.length === 0 ? 'they are' : `\`${at.join('.')}\` is`
  return `Unexpected parameters of \`${method}\`: ${what} missing or of another kind`
}

type Path = readonly (string | number)[]

/** Where the first value is that does not fit. */
function misfit(value: unknown, shape: Shape, at: Path): Path | undefined {
  if (typeof shape === 'string') return typeof value === shape ? undefined : at
  if (isList(shape)) return misfitOfList(value, shape[0], at)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return at
  const values = new Map<string, unknown>(Object.entries(value))
  for (const [key, inner] of Object.entries(shape)) {
    const name = key.replace(/\?$/, '')
    const given = values.get(name)
    if (name !== key && (given === undefined || given === null)) continue
    const found = misfit(given, inner, [...at, name])
    if (found) return found
  }
  return undefined
}

function misfitOfList(value: unknown, shape: Shape, at: Path): Path | undefined {
  if (!Array.isArray(value)) return at
  for (const [index, item] of value.entries()) {
    const found = misfit(item, shape, [...at, index])
    if (found) return found
  }
  return undefined
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)
