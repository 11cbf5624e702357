/**
 * How long an editor waits: from a keystroke to the findings of every open page, in a generated space.
 * `node scripts/run.mjs bench/session.ts [PAGES]`; the debounce of the language server comes on top. It also
 * gives the processor's time, which other programs on the machine do not stretch.
 */
import {rules} from '../rules/index.ts'
import {resolveConfig} from '../src/lint/resolve-config.ts'
import {createMemoryFileSystem} from '../src/project/memory-file-system.ts'
import {createSession, type Session} from '../src/session/session.ts'
import {generateSpace} from './generated-space.ts'

const pages = Number(process.argv[2] ?? 1000)
const files = generateSpace(pages)
const paths = Object.keys(files).filter((path) => path.startsWith('part-'))
const config = resolveConfig({rules, settings: []}).configFor('')

/** What is typed, and what it changes for other pages. */
const keystrokes: Readonly<Record<string, (text: string, count: number) => string>> = {
  'a letter in a paragraph': (text, count) => text.replace('The needle', `The ${'x'.repeat(count)}needle`),
  'a letter in a heading': (text, count) => text.replace('## Part 1', `## Part 1${'x'.repeat(count)}`),
  'a letter in a link': (text, count) => text.replace('.md#', `${'x'.repeat(count)}.md#`),
}

async function measure(
  session: Session,
  open: readonly string[],
  type: (text: string, count: number) => string,
) {
  const waits: number[] = []
  const work: number[] = []
  for (let count = 1; count <= 60; count++) {
    const path = open[count % open.length] ?? ''
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
  const session = createSession({fs, rules, configFor: () => config})
  session.add(['/space'])
  const open = paths.slice(0, count)
  const from = performance.now()
  for (const path of open) session.update(`/space/${path}`, files[path])
  await session.check(`/space/${open[0]}`)
  console.log(`${pages} pages, ${open.length} open; loaded in ${Math.round(performance.now() - from)} ms`)
  for (const [what, type] of Object.entries(keystrokes)) {
    const {waits, work} = await measure(session, open, type)
    const show = (of: readonly number[]) =>
      `median ${at(of, 0.5).toFixed(1)}, 95 % ${at(of, 0.95).toFixed(1)}`
    console.log(`  ${what}: ${show(waits)} ms; of the processor ${show(work)} ms`)
  }
}
