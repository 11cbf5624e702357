/**
 * How long an editor waits: from a keystroke to the findings of every open page, in a generated space.
 * `node scripts/run.mjs bench/session.ts [PAGES] [--reference]`, the latter without the native parser; the debounce of the language server comes on top. It also
 * gives the processor's time, which other programs on the machine do not stretch.
 */
import {rules} from '../rules/index.ts'
import {loadSatteri} from '../src/hosts/cli/native-check.ts'
import {checkNatively} from '../src/hosts/cli/native-page.ts'
import {checkPage} from '../src/lint/check-page.ts'
import {resolveConfig} from '../src/lint/resolve-config.ts'
import {createMemoryFileSystem} from '../src/project/memory-file-system.ts'
import {createSession, type Session} from '../src/session/session.ts'
import type {CheckPage} from '../src/session/session-options.ts'
import {generateSpace} from './generated-space.ts'

const pages = Number(process.argv[2] ?? 1000)
const files = generateSpace(pages)
const paths = Object.keys(files).filter((path) => path.startsWith('part-'))
const native = process.argv.includes('--reference') ? undefined : await loadSatteri()
const check: CheckPage = async (source) =>
  (native && (await checkNatively(native, source))) ?? checkPage(source)
const config = resolveConfig({rules, settings: []}).configFor('')

/** What is typed, and what it changes for other pages. */
const keystrokes: Readonly<Record<string, Typing>> = {
  'a letter in a paragraph': {
    in: 'pages',
    type: (text, count) => text.replace('The needle', `The ${'x'.repeat(count)}needle`),
  },
  'a letter in a heading': {
    in: 'pages',
    type: (text, count) => text.replace('## Part 1', `## Part 1${'x'.repeat(count)}`),
  },
  'a letter in a title': {
    in: 'pages',
    type: (text, count) => text.replace('# Page', `# ${'x'.repeat(count)}Page`),
  },
  'a letter in a link': {
    in: 'pages',
    type: (text, count) => text.replace('.md#', `${'x'.repeat(count)}.md#`),
  },
  'a letter in a label of the table of contents': {
    in: 'SUMMARY.md',
    type: (text, count) => text.replace('[Page 1]', `[Page 1${'x'.repeat(count)}]`),
  },
  'a letter in a path of the table of contents': {
    in: 'SUMMARY.md',
    type: (text, count) => text.replace('page-7.md', `page-7${'x'.repeat(count)}.md`),
  },
}

interface Typing {
  /** The open pages in turn, or one file. */
  readonly in: string
  type(text: string, count: number): string
}

async function measure(session: Session, open: readonly string[], {in: where, type}: Typing) {
  const waits: number[] = []
  const work: number[] = []
  for (let count = 1; count <= 60; count++) {
    const path = where === 'pages' ? (open[count % open.length] ?? '') : where
    const from = performance.now()
    const used = process.cpuUsage()
    session.update(`/space/${path}`, type(files[path] ?? '', count))
    for (const each of open) await session.check(`/space/${each}`)
    waits.push(performance.now() - from)
    const {user, system} = process.cpuUsage(used)
    work.push((user + system) / 1000)
  }
  return {waits: sorted(waits), work: sorted(work)}
}

const sorted = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other)

const at = (of: readonly number[], part: number) => of[Math.floor(of.length * part)] ?? 0

for (const count of [1, 20, pages]) {
  const fs = createMemoryFileSystem(
    Object.fromEntries([
      ['/space/.git/HEAD', ''],
      ...Object.entries(files).map(([path, text]): [string, string] => [`/space/${path}`, text]),
    ]),
  )
  const session = createSession({fs, rules, configFor: () => config, checkPage: check})
  session.add(['/space'])
  const open = paths.slice(0, count)
  const from = performance.now()
  for (const path of open) session.update(`/space/${path}`, files[path])
  await session.check(`/space/${open[0]}`)
  console.log(`${pages} pages, ${open.length} open; loaded in ${Math.round(performance.now() - from)} ms`)
  for (const [what, typing] of Object.entries(keystrokes)) {
    const {waits, work} = await measure(session, open, typing)
    const show = (of: readonly number[]) =>
      `median ${at(of, 0.5).toFixed(1)}, 95 % ${at(of, 0.95).toFixed(1)}`
    console.log(`  ${what}: ${show(waits)} ms; of the processor ${show(work)} ms`)
  }
}
