/**
 * `npm run fuzz -- --minutes N [--seed S] [--from INPUT]`: lints spoilt spaces in memory and stops at none. It
 * prints each fault with the smallest input that it found for it, and fails if there was one.
 */
import {writeSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {Worker} from 'node:worker_threads'
import {type CheckOptions, faultsOf, plantable} from '../tests/fuzz/check-input.ts'
import {makeInput} from '../tests/fuzz/mutate.ts'
import {createRandom} from '../tests/fuzz/random.ts'
import {exampleSpaces, type Files, fixtureSpaces} from '../tests/fuzz/seeds.ts'
import {shrink} from '../tests/fuzz/shrink.ts'

const {values} = parseArgs({
  options: {
    minutes: {type: 'string', default: '1'},
    seed: {type: 'string', default: '1'},
    from: {type: 'string', default: '0'},
  },
})
const [minutes, seed, first] = [Number(values.minutes), Number(values.seed), Number(values.from)]
const fixtures = fixtureSpaces('fixtures')

/** Processor time, in ms, that an input may take: so much for any, and so much for each of its characters. */
const [base, perCharacter] = [2000, 1]
/** Seconds after which an input counts as one that never ends. */
const mostSeconds = 240

/** Kills the process when an input does not end: what hangs cannot tell it itself. */
function watchForHangs(): Int32Array {
  const beat = new Int32Array(new SharedArrayBuffer(8))
  const source = `
    const {workerData: {beat, seed, mostSeconds}} = require('node:worker_threads')
    let [known, since] = [-1, Date.now()]
    setInterval(() => {
      if (beat[0] !== known) [known, since] = [beat[0], Date.now()]
      else if (Date.now() - since > mostSeconds * 1000) {
        require('node:fs').writeSync(2, 'HANGS: seed ' + seed + ' input ' + known + '\\n')
        process.kill(process.pid, 'SIGKILL')
      }
    }, 1000)`
  new Worker(source, {eval: true, workerData: {beat, seed, mostSeconds}}).unref()
  return beat
}

async function fuzz(): Promise<number> {
  const beat = watchForHangs()
  const seen = new Set<string>()
  const start = performance.now()
  const used = () => (performance.now() - start) / 60_000
  let input = first
  for (; used() < minutes; input++) {
    Atomics.store(beat, 0, input)
    const random = createRandom(seed, input)
    const files = makeInput(random, fixtures, exampleSpaces)
    const options = {fix: input % 4 === 0}
    for (const fault of await check(files, options)) {
      if (seen.has(kindOf(fault))) continue
      seen.add(kindOf(fault))
      await tell(`seed ${seed} input ${input}`, fault, files, options)
    }
    if (input % 500 === 499) process.stderr.write(`${input + 1} inputs, ${used().toFixed(1)} minutes\n`)
  }
  writeSync(
    1,
    `${input - first} inputs in ${used().toFixed(1)} minutes from seed ${seed}, ${seen.size} sorts of faults\n`,
  )
  return seen.size
}

async function check(files: Files, options: CheckOptions): Promise<readonly string[]> {
  const before = process.cpuUsage()
  const faults = await faultsOf(files, options)
  const {user, system} = process.cpuUsage(before)
  const size = Object.values(files).reduce((sum, {length}) => sum + length, 0)
  const spent = (user + system) / 1000
  const most = (base + perCharacter * size) * (options.fix ? 20 : 1)
  return spent > most ? [...faults, `slow: ${Math.round(spent)} ms for ${size} characters`] : faults
}

/** Faults that differ in numbers and names alone are told once. */
const kindOf = (fault: string): string => fault.slice(0, 300).replace(/\d+|`[^`]*`|in \S+$/g, '')

async function tell(where: string, fault: string, files: Files, options: CheckOptions): Promise<void> {
  const isSame = async (smaller: Files) =>
    (await check(smaller, options)).some((each) => kindOf(each) === kindOf(fault))
  const least = fault.startsWith('slow') ? plantable(files) : await shrink(plantable(files), isSame)
  writeSync(1, `${where}: ${fault}\n${JSON.stringify(least)}\n\n`)
}

process.exitCode = (await fuzz()) === 0 ? 0 : 1
