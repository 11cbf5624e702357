import {expect, it} from 'vitest'
import {rules} from '../../../rules/index.ts'
import type {CheckPage} from '../../../src/hosts/cli/lint-context.ts'
import {nativeCheck} from '../../../src/hosts/cli/native-check.ts'
import {activeRules} from '../../../src/lint/active-rules.ts'
import {checkPage} from '../../../src/lint/check-page.ts'
import {resolveConfig} from '../../../src/lint/resolve-config.ts'

const active = activeRules(rules, 'page', resolveConfig({rules}).configFor('camp.md'))
const page = {path: 'camp.md', text: '# Camp\n\n[Lake](lake.md)&#x20;\n', rules: active}

/** A check that counts what the reference had to do. */
function createCounter() {
  const referred: string[] = []
  const reference: CheckPage = (source) => {
    referred.push(source.text)
    return checkPage(source)
  }
  return {referred, reference}
}

async function checkTimes(check: CheckPage, times: number, text = page.text) {
  const results: Awaited<ReturnType<CheckPage>>[] = []
  for (let time = 0; time < times; time++) results.push(await check({...page, text}, '/camp.md'))
  return results
}

it('is loaded only when there is more text than a short page', async () => {
  const {referred, reference} = createCounter()
  await checkTimes(nativeCheck(reference), 20, `${page.text}${'Row on. '.repeat(60)}\n`)
  expect(referred).toHaveLength(3)
})

it('gives what the reference gives', async () => {
  const results = await checkTimes(nativeCheck(checkPage), 12, `${page.text}${'Row on. '.repeat(60)}\n`)
  const [first] = results
  expect(results.map(({findings, facts}) => [findings, facts])).toEqual(
    results.map(() => [first?.findings, first?.facts]),
  )
})

it('hands pages that it does not read to the reference', async () => {
  const {referred, reference} = createCounter()
  await checkTimes(nativeCheck(reference), 12, 'See {% include "x.md" %} here\n')
  expect(referred).toHaveLength(12)
})

it('does without where the package is not installed', async () => {
  const {referred, reference} = createCounter()
  await checkTimes(
    nativeCheck(reference, async () => undefined),
    12,
  )
  expect(referred).toHaveLength(12)
})

it('hands pages that it throws on to the reference', async () => {
  const {referred, reference} = createCounter()
  const failing = async () => {
    throw new RangeError('too long')
  }
  await checkTimes(
    nativeCheck(reference, async () => failing),
    2,
    `${page.text}${'Row on. '.repeat(400)}\n`,
  )
  expect(referred).toHaveLength(2)
})

it('lets the event loop turn now and then, or the native parser kept its memory', async () => {
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await checkTimes(nativeCheck(checkPage), 20, `${page.text}${'Row on. '.repeat(5000)}\n`)
  isOver = true
  expect(turns).toBeGreaterThan(2)
})
