/** Checks the pages that the program sends to this thread, one after another. */
import type {MessagePort} from 'node:worker_threads'
import {rules} from '../../../../rules/index.ts'
import type {ActiveRule} from '../../../lint/lint-page.ts'
import type {PageRule} from '../../../lint/rule.ts'
import type {LintOptions} from '../options.ts'
import {pageCheck} from '../page-check.ts'
import {toStored} from '../stored-page.ts'
import type {Answer, PageMessage, Request, Response, RuleSetting} from './messages.ts'

/** Answers on a port until it is closed. */
export type ServePages = (port: MessagePort, parser: LintOptions['parser']) => void | Promise<void>

export const servePages: ServePages = (port, parser) => {
  const check = pageCheck(parser)
  const lists = new Map<number, readonly ActiveRule<PageRule>[]>()
  const answer = async ({number, rules: list, type: _, ...source}: PageMessage): Promise<Answer> => {
    const page = toStored(await check({...source, rules: lists.get(list) ?? []}, source.path))
    return {type: 'answer', number, ...(page && {page: JSON.stringify(page)})}
  }
  port.postMessage({type: 'ready'} satisfies Response)
  let before: Promise<void> = Promise.resolve()
  port.on('message', (request: Request) => {
    if (request.type === 'rules') lists.set(request.number, request.rules.flatMap(activate))
    else before = before.then(async () => port.postMessage(await answer(request)))
  })
}

function activate({id, severity, options}: RuleSetting): readonly ActiveRule<PageRule>[] {
  const rule = rules.find((one) => one.id === id)
  return rule?.scope === 'page' ? [{rule, options, ...(severity && {severity})}] : []
}
