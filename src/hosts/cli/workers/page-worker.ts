/** What a thread that checks pages is started with: it loads the program, with compiled code, and serves. */
import {parentPort, workerData} from 'node:worker_threads'
import {loadCompiled} from '../compiled-code.ts'
import type {WorkerSetup} from './messages.ts'
import type {ServePages} from './serve-pages.ts'

const {program, build, codeFolder, parser}: WorkerSetup = workerData
// The program is built from the same sources as this file.
const {servePages} = loadCompiled(program, build, codeFolder, false) as {readonly servePages: ServePages}
if (parentPort) servePages(parentPort, parser)
