/** How VS Code colors tags: the grammar run by VS Code's own tokenizer, inside a small stand-in for Markdown. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import oniguruma from 'vscode-oniguruma'
import textmate, {type IGrammar} from 'vscode-textmate'
import {root} from '../support/run-command.ts'

const markdown = {
  scopeName: 'text.html.markdown',
  patterns: [
    {name: 'markup.fenced_code.block.markdown', begin: '^```', end: '^```'},
    {name: 'markup.inline.raw.string.markdown', match: '`[^`]+`'},
    {name: 'comment.block.html', begin: '<!--', end: '-->'},
  ],
  repository: {},
}

let grammar: IGrammar | null = null
beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
  await oniguruma.loadWASM(wasm)
  const path = join(root, 'editors/vscode/syntaxes/gitbook.json')
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      textmate.parseRawGrammar(
        scope === markdown.scopeName ? JSON.stringify(markdown) : readFileSync(path, 'utf8'),
        'grammar.json',
      ),
    getInjections: (scope) => (scope === markdown.scopeName ? ['markdown.gitbook.injection'] : []),
  })
  grammar = await registry.loadGrammar(markdown.scopeName)
})

/** Pieces of the lines with their innermost scopes of ours. */
function colored(text: string): readonly string[] {
  let state = textmate.INITIAL
  const pieces: string[] = []
  for (const line of text.split('\n')) {
    const tokens = grammar?.tokenizeLine(line, state)
    state = tokens?.ruleStack ?? state
    for (const {startIndex, endIndex, scopes} of tokens?.tokens ?? []) {
      const scope = scopes.at(-1) ?? ''
      const piece = line.slice(startIndex, endIndex)
      if (scope.endsWith('.gitbook') && piece.trim() !== '')
        pieces.push(`${piece} ${scope.replace('.gitbook', '')}`)
    }
  }
  return pieces
}

test('marks, names, attributes and values have scopes that themes know', () => {
  expect(colored('{% hint style="info" %}')).toEqual([
    '{% punctuation.definition.tag.begin',
    'hint entity.name.tag',
    'style entity.other.attribute-name',
    '= punctuation.separator.key-value',
    '" string.quoted.double',
    'info string.quoted.double',
    '" string.quoted.double',
    '%} punctuation.definition.tag.end',
  ])
})

test('an end tag is a name as a whole', () => {
  expect(colored('{% endhint %}')).toEqual([
    '{% punctuation.definition.tag.begin',
    'end entity.name.tag',
    'hint entity.name.tag',
    '%} punctuation.definition.tag.end',
  ])
})

test('conditions have variables, operators and constants', () => {
  expect(colored('{% if visitor.claims.plan == true %}').slice(2, 5)).toEqual([
    'visitor.claims.plan variable.other',
    '== keyword.operator',
    'true constant.language',
  ])
})

test('a tag that is not closed colors its line alone', () => {
  expect(colored('{% hint style="info\nplain')).not.toContain('plain meta.tag')
})

test.each(['```\n{% hint %}\n```', 'a `{% hint %}` b', '<!-- {% hint %} -->'])(
  '%j stays as it is',
  (text) => {
    expect(colored(text)).toEqual([])
  },
)
