/**
 * Tries fixes on real spaces: `node scripts/run.mjs scripts/fix-accuracy.ts CORPUS [HUNKS]`. CORPUS is a folder
 * of checked-out repositories, of which copies are fixed with every rule on. It holds them to what is
 * promised, draws changed places by a seed into `docs/accuracy-fixes.csv` (place, rules, verdict, reason; no
 * text of the page), keeps the verdicts that are there, and writes the figures into `docs/accuracy.md`. The
 * changes themselves go to the file HUNKS, for whoever judges them. `--unsafe` tries all fixes and writes
 * nothing.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import type {LocatedFinding} from '../src/report/located.ts'
import {unifiedDiff} from '../src/report/unified-diff.ts'

const seed = 20261125
const drawn = 40
const perRepository = 5
const verdictsPath = 'docs/accuracy-fixes.csv'
const unsafe = process.argv.includes('--unsafe')
const mode = unsafe ? ['--fix-unsafe'] : ['--fix']
const config = join(mkdtempSync(join(tmpdir(), 'gitbook-lint-config-')), 'all.yaml')
writeFileSync(config, 'extends: all\n')

interface Hunk {
  readonly repository: string
  readonly path: string
  /** In the file before. */
  readonly line: number
  readonly rules: string
  readonly text: string
}

interface Trial {
  readonly repository: string
  readonly fixable: number
  readonly left: number
  readonly files: number
  readonly seconds: number
  readonly hunks: readonly Hunk[]
  /** Promises that were broken; none is the aim. */
  readonly broken: readonly string[]
}

function command(cwd: string, ...options: string[]) {
  const argv = [
    resolve('dist/cli.cjs'),
    '--no-cache',
    '--config',
    config,
    '--fail-on',
    'never',
    ...options,
    '.',
  ]
  const {stdout, stderr, status} = spawnSync(process.execPath, argv, {
    cwd,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${cwd}: status ${status}\n${stderr}`)
  return {stdout, stderr}
}

const findingsIn = (cwd: string): readonly LocatedFinding[] =>
  JSON.parse(command(cwd, '--format', 'json').stdout).findings

const isFixable = ({fix}: LocatedFinding): boolean => fix !== undefined && (unsafe || fix.safety === 'safe')

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    entries.map(({parentPath, name}) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), readFileSync(path)]
    }),
  )
}

function countByRule(findings: readonly LocatedFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const {rule} of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}

function tryOn(corpus: string, repository: string): Trial {
  const cwd = mkdtempSync(join(tmpdir(), 'gitbook-lint-fix-'))
  try {
    cpSync(join(corpus, repository), cwd, {recursive: true, mode: 0})
    execFileSync('chmod', ['-R', 'u+w', cwd])
    mkdirSync(join(cwd, '.git'), {recursive: true})
    if (!existsSync(join(cwd, '.git/HEAD'))) writeFileSync(join(cwd, '.git/HEAD'), '')
    return judge(cwd, repository)
  } finally {
    rmSync(cwd, {recursive: true, force: true})
  }
}

function judge(cwd: string, repository: string): Trial {
  const [before, files] = [findingsIn(cwd), filesIn(cwd)]
  const start = performance.now()
  const summary =
    command(cwd, ...mode, '--format', 'json')
      .stderr.trim()
      .split('\n')
      .at(-1) ?? ''
  const seconds = (performance.now() - start) / 1000
  const fixed = filesIn(cwd)
  const report = join(dirname(config), 'after.json')
  const again = command(cwd, ...mode, '--fix-dry-run', '--format', `json=${report}`).stdout
  const after: readonly LocatedFinding[] = JSON.parse(readFileSync(report, 'utf8')).findings
  const editable = new Set(
    before.filter(isFixable).flatMap(({fix}) => fix?.edits.map(({path}) => path) ?? []),
  )
  const changed = [...fixed].filter(([path, bytes]) => !files.get(path)?.equals(bytes)).map(([path]) => path)
  const [counts, left] = [countByRule(before), after.filter(isFixable)]
  const more = [...countByRule(after)].filter(([rule, count]) => count > (counts.get(rule) ?? 0))
  const broken = [
    ...more.map(([rule, count]) => `${rule}: ${count} findings, ${counts.get(rule) ?? 0} before`),
    ...changed
      .filter((path) => !editable.has(path))
      .map((path) => `${path}: changed without a finding to fix`),
    ...left.map(({rule, path, start: {line}}) => `${path}:${line}: ${rule} withheld`),
    ...(again === '' ? [] : [`a second run would change more:\n${again}`]),
    ...([...files.keys()].some((path) => !fixed.has(path)) || fixed.size !== files.size
      ? ['files came or went']
      : []),
  ]
  console.error(`${repository}: ${summary} (${seconds.toFixed(1)} s)`)
  for (const line of broken) console.error(`  ${line}`)
  const hunks = changed.flatMap((path) =>
    hunksOf(repository, path, String(files.get(path)), String(fixed.get(path)), before),
  )
  return {
    repository,
    fixable: before.filter(isFixable).length,
    left: left.length,
    files: changed.length,
    seconds,
    hunks,
    broken,
  }
}

function hunksOf(
  repository: string,
  path: string,
  before: string,
  after: string,
  findings: readonly LocatedFinding[],
): readonly Hunk[] {
  return unifiedDiff([{path, before, after}])
    .split(/^(?=@@ )/m)
    .slice(1)
    .map((text) => {
      const [, first = '1', length = '1'] = /^@@ -(\d+),(\d+)/.exec(text) ?? []
      const line = Number(first)
      const own = findings.filter(
        (finding) =>
          isFixable(finding) &&
          finding.fix?.edits.some((edit) => edit.path === path) &&
          finding.start.line >= line &&
          finding.start.line < line + Number(length),
      )
      return {repository, path, line, rules: [...new Set(own.map(({rule}) => rule))].join(' '), text}
    })
}

/** Draws by a hash of each place, so that other changes leave the draw as it is; at most some of a repository. */
function draw(hunks: readonly Hunk[]): readonly Hunk[] {
  const rank = (hunk: Hunk) =>
    createHash('sha1')
      .update(`${seed}\t${keyOf(hunk)}`)
      .digest('hex')
  const shuffled = hunks
    .map((hunk) => ({hunk, at: rank(hunk)}))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
  const counts = new Map<string, number>()
  const capped = shuffled.filter(({hunk: {repository}}) => {
    const count = (counts.get(repository) ?? 0) + 1
    counts.set(repository, count)
    return count <= perRepository
  })
  return capped.slice(0, drawn).map(({hunk}) => hunk)
}

const keyOf = ({repository, path, line, rules}: Omit<Hunk, 'text'>) =>
  [repository, path, line, rules].join('\t')

function knownVerdicts(): ReadonlyMap<string, readonly [verdict: string, reason: string]> {
  if (!existsSync(verdictsPath)) return new Map()
  const rows = readFileSync(verdictsPath, 'utf8').split('\n').slice(1)
  return new Map(
    rows.flatMap((row) => {
      const cells = [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) =>
        cell.replaceAll('""', '"'),
      )
      return cells.length < 6
        ? []
        : [[cells.slice(0, 4).join('\t'), [cells[4] ?? '', cells[5] ?? '']] as const]
    }),
  )
}

function record(trials: readonly Trial[]) {
  const known = knownVerdicts()
  const quote = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`
  const rows = draw(trials.flatMap(({hunks}) => hunks)).map((hunk) => {
    const [verdict, reason] = known.get(keyOf(hunk)) ?? ['', '']
    return {hunk, cells: [hunk.repository, hunk.path, hunk.line, hunk.rules, verdict, reason], verdict}
  })
  writeFileSync(
    verdictsPath,
    `"repository","path","line","rules","verdict","reason"\n${rows.map(({cells}) => cells.map(quote).join(',')).join('\n')}\n`,
  )
  const hunksPath = process.argv[3]
  if (hunksPath !== undefined) {
    const texts = rows.map(
      ({hunk}, at) => `#${at + 1} ${hunk.repository} ${hunk.path} [${hunk.rules}]\n${hunk.text}`,
    )
    writeFileSync(hunksPath, texts.join('\n'))
  }
  const count = (word: string) => rows.filter(({verdict}) => verdict === word).length
  const lines = [
    '| repository | fixable | fixed | withheld | files changed |',
    '| --- | --: | --: | --: | --: |',
    ...trials.map(
      ({repository, fixable, left, files}) =>
        `| ${repository.replace('__', '/')} | ${fixable} | ${fixable - left} | ${left} | ${files} |`,
    ),
    '',
    `Of ${rows.length} changed places drawn by seed ${seed}, at most ${perRepository} of a repository, ${count('same') + count('repaired') + count('worse')} were judged: ${count('same')} show readers the same page, ${count('repaired')} a repaired one, ${count('worse')} a worse one. Places and reasons are in [accuracy-fixes.csv](accuracy-fixes.csv).`,
  ]
  const page = readFileSync('docs/accuracy.md', 'utf8')
  const [head = '', tail = ''] = page.split(/<!-- fixes -->[\s\S]*<!-- end of fixes -->/)
  writeFileSync(
    'docs/accuracy.md',
    `${head}<!-- fixes -->\n${lines.join('\n')}\n<!-- end of fixes -->${tail}`,
  )
}

const corpus = resolve(process.argv[2] ?? '')
const trials = readdirSync(corpus, {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => tryOn(corpus, name))
if (!unsafe) record(trials)
process.exitCode = trials.some(({broken}) => broken.length > 0) ? 1 : 0
