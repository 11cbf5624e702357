/**
 * Shares pages out among threads: this one, and workers that are started once there is much to do. What is found is
 * the same whichever looks at a page. A page for which a worker runs out of memory has a finding that says so.
 */
import type {Worker} from 'node:worker_threads'
import {messageOf} from '../../../core/thrown.ts'
import type {PageSource} from '../../../lint/check-page.ts'
import {type CheckedPage, checkParsedPage} from '../../../lint/check-parsed-page.ts'
import {kindOfPath} from '../../../page/kind.ts'
import {unreadPage} from '../../../page/page-of-tree.ts'
import type {CheckPage} from '../lint-context.ts'
import {isStored, revive} from '../stored-page.ts'
import type {Request, Response} from './messages.ts'

/** Text that is checked before workers are started, in UTF-16 units: a tenth of a second or so, which is what they cost. */
const firstUnits = 200_000

/** Pages that wait for one worker: enough that it has another when it is done with one. */
const atOnce = 4

/** How many threads there are in all, and what starts one of them. */
export interface Threads {
  readonly count: number
  start(): Promise<Worker>
}

/** Puts workers beside a check in this thread. */
export function sharePages(here: CheckPage, {count, start}: Threads): CheckPage {
  let units = 0
  let workers: Promise<readonly PageWorker[]> | undefined
  return async (source, absolute) => {
    units += source.text.length
    if (units <= firstUnits) return here(source, absolute)
    workers ??= Promise.all(Array.from({length: count - 1}, async () => employ(await start())))
    const free = freest(await workers)
    if (free !== undefined) return (await free.check(source)) ?? here(source, absolute)
    // Answers are heard between two pages only.
    await new Promise((resolve) => setImmediate(resolve))
    return here(source, absolute)
  }
}

function freest(workers: readonly PageWorker[]): PageWorker | undefined {
  const able = workers.filter(({waiting}) => waiting() < atOnce)
  return able.sort((one, other) => one.waiting() - other.waiting())[0]
}

interface PageWorker {
  /** How many pages are not answered yet; infinite for a worker that is gone. */
  waiting(): number
  /** A page that the worker checked; `undefined` where somebody else has to. */
  check(source: PageSource): Promise<CheckedPage | undefined>
}

interface Asked {
  readonly source: PageSource
  resolve(page: CheckedPage | undefined): void
}

function employ(worker: Worker): PageWorker {
  const asked = new Map<number, Asked>()
  const listOf = createLists((message) => worker.postMessage(message))
  let isReady = false
  let isGone = false
  let pages = 0
  const settle = (number: number, page: CheckedPage | undefined) => {
    asked.get(number)?.resolve(page)
    asked.delete(number)
    if (asked.size === 0) worker.unref()
  }
  const leave = (thrown?: unknown) => {
    isGone = true
    // Pages are checked in the order in which they were sent: the first is the one that was too much.
    let tooMuch = isReady && isOutOfMemory(thrown)
    for (const [number, {source}] of asked) {
      settle(number, tooMuch ? failedPage(source, thrown) : undefined)
      tooMuch = false
    }
  }
  worker.on('message', (response: Response) => {
    if (response.type === 'ready') {
      isReady = true
      return
    }
    const {number, page} = response
    const text = asked.get(number)?.source.text
    settle(number, text === undefined || page === undefined ? undefined : read(text, page))
  })
  worker.on('error', leave)
  worker.on('messageerror', leave)
  worker.on('exit', () => leave())
  worker.unref()
  return {
    waiting: () => (isGone ? Number.POSITIVE_INFINITY : asked.size),
    check: (source) =>
      new Promise((resolve) => {
        const number = pages++
        const {rules, ...page} = source
        const list = listOf(rules)
        asked.set(number, {source, resolve})
        worker.ref()
        worker.postMessage({type: 'page', number, ...page, rules: list} satisfies Request)
      }),
  }
}

/** Numbers the lists of rules, and sends each before its first page. */
function createLists(send: (message: Request) => void): (rules: PageSource['rules']) => number {
  const known = new Map<PageSource['rules'], number>()
  return (rules) => {
    const before = known.get(rules)
    if (before !== undefined) return before
    const number = known.size
    known.set(rules, number)
    send({type: 'rules', number, rules: rules.map(({rule, ...setting}) => ({id: rule.id, ...setting}))})
    return number
  }
}

function read(text: string, json: string): CheckedPage | undefined {
  const page: unknown = JSON.parse(json)
  return isStored(page) ? revive(text, page) : undefined
}

const isOutOfMemory = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'

const failedPage = ({path, text, kind = kindOfPath(path), rules}: PageSource, thrown: unknown): CheckedPage =>
  checkParsedPage(unreadPage({path, text, kind}, messageOf(thrown)), rules)
