/** Shares pages with threads of the built program, as the command does on machines with several processors. */
import {Worker} from 'node:worker_threads'
import {expect, it, vi} from 'vitest'
import {rules} from '../../../../rules/index.ts'
import type {CheckPage} from '../../../../src/hosts/cli/lint-context.ts'
import type {WorkerSetup} from '../../../../src/hosts/cli/workers/messages.ts'
import {sharePages} from '../../../../src/hosts/cli/workers/share-pages.ts'
import {startWorker} from '../../../../src/hosts/cli/workers/start-worker.ts'
import {activeRules} from '../../../../src/lint/active-rules.ts'
import {checkPage} from '../../../../src/lint/check-page.ts'
import {resolveConfig} from '../../../../src/lint/resolve-config.ts'
import {inParallel} from '../../../../src/project/in-parallel.ts'
import {root} from '../../../support/run-command.ts'

vi.setConfig({testTimeout: 60_000})

const active = activeRules(rules, 'page', resolveConfig({rules}).configFor('shore.md'))
const dist = `${root}/dist`
const setup: WorkerSetup = {
  parser: 'reference',
  program: `${dist}/main.cjs`,
  build: 'test',
  codeFolder: undefined,
}

const shore = (number: number, text = '') => ({
  path: `shore-${number}.md`,
  text: `# Shore ${number}\n\n[Sand](sand.md)&#x20;\n\n${text}`,
  rules: active,
})

/** Enough text that workers are called in. */
const long = shore(0, 'The tide comes in. '.repeat(11_000))
const pages = [long, ...Array.from({length: 60}, (_, at) => shore(at + 1))]

/** A check in this thread that notes what it was given. */
function createHere() {
  const looked: string[] = []
  const here: CheckPage = (source) => {
    looked.push(source.path)
    return checkPage(source)
  }
  return {looked, here}
}

/** What is found on each page, by whoever looks. */
const findAll = async (check: CheckPage, sources: readonly ReturnType<typeof shore>[] = pages) =>
  inParallel(sources, 16, async (source) => {
    const {text, facts, findings, nextBlocks} = await check(source, `/${source.path}`)
    return {text, facts, findings, nextBlocks}
  })

it('finds the same whoever looks', async () => {
  const {looked, here} = createHere()
  const found = await findAll(sharePages(here, {count: 3, start: async () => startWorker(dist, setup)}))
  expect(found).toEqual(await findAll(checkPage))
  expect(looked.length).toBeLessThan(pages.length)
})

it('starts no worker for little text', async () => {
  const start = vi.fn(async () => startWorker(dist, setup))
  await findAll(sharePages(checkPage, {count: 3, start}), pages.slice(1))
  expect(start).not.toHaveBeenCalled()
})

it('sends each page to one worker, and the rules once to each', async () => {
  const sent: {readonly type: string}[] = []
  const start = async () => {
    const worker = startWorker(dist, setup)
    const post = worker.postMessage.bind(worker)
    worker.postMessage = (message) => {
      sent.push(message)
      post(message)
    }
    return worker
  }
  const {looked, here} = createHere()
  await findAll(sharePages(here, {count: 3, start}))
  expect(sent.filter(({type}) => type === 'rules')).toHaveLength(2)
  expect(sent.filter(({type}) => type === 'page')).toHaveLength(pages.length - looked.length)
})

it('looks at a page here where JSON cannot tell what was found', async () => {
  const endless = {...shore(1), text: '---\nheight: .inf\n---\n\n# Shore\n'}
  const {looked, here} = createHere()
  const [, found] = await findAll(sharePages(here, {count: 2, start: async () => startWorker(dist, setup)}), [
    {...long, path: 'long.md'},
    endless,
  ])
  expect(looked).toContain(endless.path)
  expect(found?.facts).toEqual(checkPage(endless).facts)
})

it('says of a page that it was too much for the memory of a worker, and goes on', async () => {
  const start = async () =>
    new Worker(`${dist}/page-worker.cjs`, {
      workerData: setup,
      stderr: true,
      resourceLimits: {maxOldGenerationSizeMb: 64},
    })
  const {here} = createHere()
  const heavy = shore(99, '- ebb\n\n'.repeat(60_000))
  const found = await findAll(sharePages(here, {count: 2, start}), [long, heavy, ...pages.slice(1)])
  const [, ofHeavy, ...others] = found
  expect(ofHeavy?.findings).toMatchObject([{rule: 'page-limits', message: expect.stringContaining('memory')}])
  expect(others).toEqual(await findAll(checkPage, pages.slice(1)))
})

it('blames no page where there is no memory to start a worker', async () => {
  const start = async () =>
    new Worker(`${dist}/page-worker.cjs`, {
      workerData: setup,
      stderr: true,
      resourceLimits: {maxOldGenerationSizeMb: 8},
    })
  expect(await findAll(sharePages(checkPage, {count: 2, start}))).toEqual(await findAll(checkPage))
})

it('does without workers that do not start', async () => {
  const start = async () => startWorker(`${dist}/nowhere`, setup)
  const found = await findAll(sharePages(checkPage, {count: 3, start}))
  expect(found).toEqual(await findAll(checkPage))
})
