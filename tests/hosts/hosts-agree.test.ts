/** The command, remark and an editor tell the same of every Markdown file of a space that has all that is awkward. */
import {rmSync} from 'node:fs'
import {remark} from 'remark'
import type {Plugin} from 'unified'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Diagnostic} from 'vscode-languageserver-protocol'
import plugins from '../../src/hosts/remark/plugins.ts'
import preset from '../../src/hosts/remark/preset.ts'
import {createFolder, type Files, startClient} from '../support/lsp-client.ts'
import {runCommand} from '../support/run-command.ts'

const lines = (...texts: readonly string[]) => `${texts.join('\n')}\n`
const windows = (text: string) => text.replaceAll('\n', '\r\n')
const mark = '\ufeff'

const hint = '{% hint style="Info" %}\nHi\n{% endhint %}'

const markdown: Files = {
  'SUMMARY.md': lines(
    ...['# Table of contents', '', '* [Camp](README.md)', '* [Fire](fire.md)', '* [Gone](gone.md)'],
    ...['* [Tent](tent.md)', '* [Lake](lake.md)', '* [Knots](knots.md)', '* [Front](front.md)'],
    ...['* [Open](open.md)', '* [Hot](fire/README.md)'],
  ),
  // What takes the whole space to know.
  'README.md': lines(
    ...['# Camp', '', '[Fire](fire.md#wood), [water](water.md) and [draft](draft.md)', ''],
    ...['![Map](.gitbook/assets/map.png)', '', '{% include ".gitbook/includes/none.md" %}'],
  ),
  'fire.md': lines('# Fire', '', '## Stones', '', 'Round&#x20;'),
  'fire/README.md': lines('# Hot', '', '[Camp](../README.md) [out](../../out.md)'),
  'draft.md': lines('# Draft', '', '[water](water.md)', '', hint),
  // Comments of every kind.
  'knots.md': lines(
    ...['# Knots', '', '<!-- lint disable hint-style no-broken-page-link -->', '', hint, '', '[a](gone.md)'],
    ...['', '<!-- lint enable hint-style -->', '', hint, '', '<!-- lint ignore hint-style -->', '', hint, ''],
    ...[
      '<!-- lint disable-next-line hint-style -->',
      hint,
      '',
      '<!-- lint disable icon-nam -->',
      '',
      hint,
      '',
    ],
    ...['<!-- lint disable image-alt -->', '', 'End'],
  ),
  // How lines end and texts begin.
  'tent.md': windows(
    lines('---', 'hidden: maybe', '---', '', '# Tent', '', hint, '', '[x](gone.md) Ä 🏕 [y](fire.md#no)'),
  ),
  'lake.md': `${mark}${lines('# Lake [x](gone.md)', '', hint)}`,
  // Front matter with faults, and with a comment about it.
  'front.md': `${mark}${windows(lines('---', 'descriptoin: x', 'hidden: maybe', 'icon: no-such', 'a: 1', 'a: 2', '---', '', '<!-- lint disable frontmatter-key -->', '', '# Front'))}`,
  'open.md': lines('---', 'title: [a', 'b', '---', '', '# Open', '', '[x](broken-reference)'),
}

/** How config and remark say the same. */
const settings = {'no-space-entity': 'off', 'hint-style': 'error', 'no-broken-page-link': 'warning'} as const
const config = `rules:\n${Object.entries(settings)
  .map(([rule, severity]) => `  ${rule}: ${severity}\n`)
  .join('')}`
const inRemark = Object.entries(settings).map(([rule, severity]): [Plugin<[unknown]>, unknown] => [
  (plugins[rule] ?? []) as Plugin<[unknown]>,
  severity === 'off' ? false : [severity],
])

interface Found {
  readonly path: string
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly start: {readonly line: number; readonly column: number}
  readonly end: {readonly line: number; readonly column: number}
}

const row = (path: string, rule: unknown, severity: unknown, message: unknown, places: readonly unknown[]) =>
  [path, rule, severity, message, ...places].join(' | ')

async function byCommand(cwd: string): Promise<readonly string[]> {
  const {stdout} = await runCommand(['--format', 'json', '--no-cache'], {cwd})
  const {findings}: {findings: readonly Found[]} = JSON.parse(stdout)
  return findings
    .filter(({path}) => path.endsWith('.md'))
    .map(({path, rule, severity, message, start, end}) =>
      row(path, rule, severity, message, [start.line, start.column, end.line, end.column]),
    )
}

const severities = ['', 'error', 'warning', 'info']

const ofEditor = (path: string, {code, severity, message, range: {start, end}}: Diagnostic): string =>
  row(path, code, severities[severity ?? 0], String(message).split('\n')[0], [
    ...[start.line + 1, start.character + 1, end.line + 1, end.character + 1],
  ])

async function byEditor(folder: string): Promise<readonly string[]> {
  const client = await startClient(folder)
  for (const [path, text] of Object.entries(markdown)) await client.open(path, text)
  const rows: string[] = []
  for (const path of Object.keys(markdown))
    rows.push(...(await client.diagnostics(path)).map((one) => ofEditor(path, one)))
  await client.stop()
  return rows
}

async function byRemark(
  cwd: string,
  more: readonly [Plugin<[unknown]>, unknown][],
): Promise<readonly string[]> {
  const rows: string[] = []
  for (const [path, value] of Object.entries(markdown)) {
    const file = new VFile({cwd, path, value})
    await remark()
      .use(preset)
      .use({plugins: [...more]})
      .process(file)
    for (const {ruleId, fatal, reason, place} of file.messages) {
      const {start, end} = place && 'start' in place ? place : {start: undefined, end: undefined}
      const places = [start?.line, start?.column, end?.line, end?.column]
      rows.push(row(path, ruleId, fatal ? 'error' : 'warning', reason, places))
    }
  }
  return rows
}

const sorted = (rows: readonly string[]) => [...rows].sort()
const withoutInfo = (rows: readonly string[]) => rows.map((one) => one.replace(' | info | ', ' | warning | '))
const rulesOf = (rows: readonly string[]) => new Set(rows.map((one) => one.split(' | ')[1]))

describe.each([
  ['as they are without a config', {}, []],
  ['as a config has them', {'.gitbook-lint.yaml': config}, inRemark],
])('findings %s', (_, more, others) => {
  let folder = ''
  let command: readonly string[] = []
  beforeAll(async () => {
    folder = createFolder({...markdown, ...more})
    command = await byCommand(folder)
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  it('are of all that is awkward', () => {
    const expected = [
      ...['hint-style', 'no-broken-page-link', 'no-missing-anchor', 'no-missing-include', 'no-missing-image'],
      ...['no-unlisted-target', 'summary-entry-target', 'no-url-collision', 'unused-suppression'],
      ...['frontmatter-value', 'frontmatter-yaml', 'no-broken-reference', 'no-outside-link'],
    ]
    const rules = rulesOf(command)
    expect(expected.filter((rule) => !rules.has(rule))).toEqual([])
    const pages = new Set(command.map((one) => one.split(' | ')[0]))
    expect(Object.keys(markdown).filter((path) => !pages.has(path) && path !== 'fire.md')).toEqual([])
    expect(new Set(command.map((one) => one.split(' | ')[2]))).toEqual(new Set(['error', 'warning', 'info']))
  })

  it('are told by remark as by the command, an info as a warning', async () => {
    expect(sorted(await byRemark(folder, others))).toEqual(sorted(withoutInfo(command)))
  })

  // It takes the folder away when it leaves.
  it('are told to an editor as by the command', async () => {
    expect(sorted(await byEditor(folder))).toEqual(sorted(command))
  })
})
