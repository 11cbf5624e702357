/**
 * Reads comments that switch rules off: `<!-- lint disable RULE -->` in a page, as remark-lint reads them,
 * and `# gitbook-lint disable RULE` in YAML. What they do to findings is decided by `lint/suppress`.
 */
import type {Range} from '../core/range.ts'
import type {Suppression} from './facts.ts'

/** What a comment says; the places of ids are offsets inside its text. */
export interface SuppressionText {
  readonly action: Suppression['action']
  /** Empty: all rules. */
  readonly rules: readonly {readonly id: string; readonly start: number; readonly end: number}[]
}

const actions: readonly Suppression['action'][] = ['disable', 'enable', 'ignore', 'disable-next-line']

/**
 * Reads the text between `<!--` and `-->`. The first word must be `lint` and the second an action, both in
 * lower case; every further word is an id, kept as written. Anything else is an ordinary comment. (remark-lint
 * stops with an error at an action it does not know, `disable-next-line` among them.)
 */
export const parseSuppression = (commentValue: string): SuppressionText | undefined =>
  read(commentValue, 'lint')

function read(text: string, marker: string): SuppressionText | undefined {
  const words = text.matchAll(/\S+/g)
  if (words.next().value?.[0] !== marker) return undefined
  const verb = words.next().value?.[0]
  const action = actions.find((each) => each === verb)
  if (!action) return undefined
  const rules = [...words].map(({0: id, index}) => ({id, start: index, end: index + id.length}))
  return {action, rules}
}

/**
 * Places what a comment says in its file. `range` is the whole comment, `valueStart` the offset of its
 * text (for `<!-- … -->` four after its start).
 */
export const suppressionAt = (said: SuppressionText, range: Range, valueStart: number): Suppression => ({
  action: said.action,
  rules: said.rules.map(({id, start, end}) => ({
    id,
    range: {start: valueStart + start, end: valueStart + end},
  })),
  range,
})

/**
 * The suppressions of a YAML file: comments that have a line to themselves. Lines of block scalars that look
 * like one count as well, which costs nothing: nobody documents this tool inside a site's settings.
 */
export function yamlSuppressions(text: string): Suppression[] {
  const found: Suppression[] = []
  for (const {0: line, 1: indent = '', index} of text.matchAll(/^(\uFEFF?[ \t]*#)[^\r\n]*/gm)) {
    const said = read(line.slice(indent.length), 'gitbook-lint')
    if (!said) continue
    const range = {start: index + indent.length - 1, end: index + line.trimEnd().length}
    found.push(suppressionAt(said, range, index + indent.length))
  }
  return found
}
