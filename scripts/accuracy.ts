/**
 * Measures rules on real spaces: `node scripts/run.mjs scripts/accuracy.ts CORPUS`. CORPUS is a folder of
 * checked-out repositories. For each rule it draws findings by a seed into `docs/accuracy/RULE.csv` (place,
 * verdict, reason; no text of the page), keeps the verdicts that are there, and tallies all of them in
 * `docs/accuracy.md`.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {rules} from '../rules/index.ts'
import type {LocatedFinding} from '../src/report/located.ts'

const seed = 20261125
const perRepository = 15
const sizes = {error: 100, warning: 40, info: 15}
const folder = 'docs/accuracy'

interface Row {
  readonly repository: string
  readonly path: string
  readonly line: number
  readonly column: number
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
}

interface Verdict {
  readonly verdict: string
  readonly reason: string
}

function findingsIn(corpus: string, repository: string): Row[] {
  const config = join(tmpdir(), 'gitbook-lint-accuracy.yaml')
  writeFileSync(config, 'extends: all\n')
  const cwd = join(corpus, repository)
  const command = ['--config', config, '--format', 'json', '--fail-on', 'never', '.']
  const json = execFileSync(process.execPath, [resolve('dist/cli.cjs'), ...command], {
    cwd,
    maxBuffer: 1 << 30,
  })
  const report: {findings: readonly LocatedFinding[]} = JSON.parse(json.toString())
  return report.findings.map(({path, rule, severity, start: {line, column}}) => ({
    repository,
    path,
    line,
    column,
    rule,
    severity,
  }))
}

function measure(rule: string, found: readonly Row[]) {
  const all = found.filter((row) => row.rule === rule)
  const drawn = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    draw(
      all.filter((row) => row.severity === severity),
      sizes[severity],
      rule,
    ),
  )
  const path = join(folder, `${rule}.csv`)
  const known = readVerdicts(path)
  if (drawn.length === 0) rmSync(path, {force: true})
  else writeFileSync(path, csv(drawn, known))
  const judged = drawn
    .flatMap((row) => known.get(keyOf(row)) ?? [])
    .filter(({verdict}) => /^(right|wrong)$/.test(verdict))
  return {
    rule,
    errors: all.filter(({severity}) => severity === 'error').length,
    warnings: all.filter(({severity}) => severity === 'warning').length,
    infos: all.filter(({severity}) => severity === 'info').length,
    repositories: new Set(all.map(({repository}) => repository)).size,
    drawn: drawn.length,
    judged: judged.length,
    right: judged.filter(({verdict}) => verdict === 'right').length,
  }
}

/** Draws rows by a seeded shuffle, at most some of a repository. */
function draw(rows: readonly Row[], size: number, salt: string): Row[] {
  const random = generator(seed + [...salt].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7))
  const shuffled = rows.map((row) => ({row, at: random()})).sort((one, other) => one.at - other.at)
  const counts = new Map<string, number>()
  const capped = rows.length <= size ? shuffled : shuffled.filter(({row}) => take(counts, row.repository))
  return capped.slice(0, size).map(({row}) => row)
}

function take(counts: Map<string, number>, key: string) {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count <= perRepository
}

/** mulberry32. */
function generator(start: number) {
  let state = start | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const keyOf = ({repository, path, line, column, severity}: Omit<Row, 'rule'>) =>
  [repository, path, line, column, severity].join('\t')

function readVerdicts(path: string): Map<string, Verdict> {
  const known = new Map<string, Verdict>()
  if (!existsSync(path)) return known
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const cells = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) =>
      (match[1] ?? '').replaceAll('""', '"'),
    )
    const [repository, path, row, column, severity, verdict, reason] = cells
    if (repository !== undefined)
      known.set([repository, path, row, column, severity].join('\t'), {
        verdict: verdict ?? '',
        reason: reason ?? '',
      })
  }
  return known
}

function csv(rows: readonly Row[], known: ReadonlyMap<string, Verdict>): string {
  const quote = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`
  const body = rows.map((row) => {
    const {verdict, reason} = known.get(keyOf(row)) ?? {verdict: '', reason: ''}
    return [row.repository, row.path, row.line, row.column, row.severity, verdict, reason]
      .map(quote)
      .join(',')
  })
  return `"repository","path","line","column","severity","verdict","reason"\n${body.join('\n')}\n`
}

function writeTable(rows: readonly ReturnType<typeof measure>[]) {
  const path = 'docs/accuracy.md'
  const [before, after] = readFileSync(path, 'utf8').split(/<!-- table -->[\s\S]*<!-- end of table -->/)
  const table = [
    '| rule | errors | warnings | infos | repositories | drawn | judged | right |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map(
      (row) =>
        `| [${row.rule}](rules/${row.rule}.md) | ${row.errors} | ${row.warnings} | ${row.infos} | ${row.repositories} | ${row.drawn} | ${row.judged} | ${row.errors + row.warnings + row.infos < 5 ? `${row.right} (unmeasured)` : row.right} |`,
    ),
  ]
  writeFileSync(path, `${before}<!-- table -->\n${table.join('\n')}\n<!-- end of table -->${after}`)
}

const corpus = resolve(process.argv[2] ?? '')
const repositories = readdirSync(corpus, {withFileTypes: true}).filter((entry) => entry.isDirectory())
const found = repositories.flatMap(({name}) => findingsIn(corpus, name))
mkdirSync(folder, {recursive: true})
const measures = rules.map(({id}) => measure(id, found))
for (const file of readdirSync(folder)) {
  if (!rules.some(({id}) => `${id}.csv` === file)) rmSync(join(folder, file))
}
writeTable(measures)
