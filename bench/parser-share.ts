/**
 * `node scripts/run.mjs bench/parser-share.ts FOLDER...`: how much of the pages in each folder the native parser leaves
 * to the reference, for which doubts, and what both take. Fails if a tree is not the reference's.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import type {Root} from 'mdast'
import {markdownToMdast} from 'satteri'
import {parseTree, tryParseTree} from '../src/page/parse.ts'
import {findCuts} from '../src/syntax/native/cut-page.ts'
import {doubtOf, isForReference} from '../src/syntax/native/doubtful.ts'
import {maskTags} from '../src/syntax/native/mask-tags.ts'
import {createNativeParser} from '../src/syntax/native/native-parser.ts'

const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree))

/** Counts and units of text, by name. */
function createTally() {
  const rows = new Map<string, {count: number; units: number}>()
  return {
    add(name: string, units: number) {
      const {count, units: before} = rows.get(name) ?? {count: 0, units: 0}
      rows.set(name, {count: count + 1, units: before + units})
    },
    print() {
      for (const [name, {count, units}] of [...rows].sort(([, one], [, other]) => other.units - one.units))
        console.log(`  ${String(count).padStart(5)} ${String(units).padStart(8)}  ${name}`)
    },
  }
}

/** Calls a function and counts the processor time, in milliseconds. */
function createTimer() {
  const timer = {
    milliseconds: 0,
    time<Result>(call: () => Result): Result {
      const before = process.cpuUsage()
      const result = call()
      timer.add(process.cpuUsage(before))
      return result
    },
    add({user, system}: NodeJS.CpuUsage) {
      timer.milliseconds += (user + system) / 1000
    },
  }
  return timer
}

function readPages(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

const reasonOf = (part: string): string | undefined =>
  doubtOf(part) ?? (maskTags(part) === undefined ? 'a tag that is not masked' : undefined)

for (const folder of process.argv.slice(2)) {
  const [all, native, reference, parts] = [createTimer(), createTimer(), createTimer(), createTimer()]
  const tally = createTally()
  let units = 0
  let referred = 0
  let refused = 0
  const parse = createNativeParser(
    (text) => native.time(() => markdownToMdast(text) as Root),
    async () => (text) => {
      referred += text.length
      return parts.time(() => tryParseTree(text))
    },
  )
  const pages = readPages(folder)
  for (const text of pages) {
    units += text.length
    const start = process.cpuUsage()
    const tree = await parse(text)
    all.add(process.cpuUsage(start))
    const expected = reference.time(() => parseTree(text))
    if (tree === undefined) refused += text.length
    else if (!isDeepStrictEqual(plain(tree), plain(expected))) {
      process.exitCode = 1
      console.log(`read differently: ${JSON.stringify(text.slice(0, 200))}…`)
    }
    if (tree === undefined) tally.add(`whole page${isForReference(text) ? '' : ', cut'}`, text.length)
    const cuts = findCuts(text)
    for (const [at, start] of cuts.entries()) {
      const part = text.slice(start, cuts[at + 1])
      const reason = reasonOf(part)
      if (reason !== undefined) tally.add(reason, part.length)
    }
  }
  const share = (part: number) => `${((100 * part) / units).toFixed(1)} %`
  console.log(
    `${folder}: ${pages.length} pages, ${units} units; whole pages for the reference ${share(refused)}, parts ${share(referred)}; ` +
      `ms: all ${Math.round(all.milliseconds)}, native ${Math.round(native.milliseconds)}, parts ${Math.round(parts.milliseconds)}; reference alone ${Math.round(reference.milliseconds)}`,
  )
  tally.print()
}
