/** Starts a thread that checks pages. */
import {join} from 'node:path'
import {Worker} from 'node:worker_threads'
import type {WorkerSetup} from './messages.ts'

/** Starts a thread; its script lies beside the program. */
export const startWorker = (folder: string, setup: WorkerSetup): Worker =>
  new Worker(join(folder, 'page-worker.cjs'), {
    workerData: setup,
    // What a thread says is said by messages; a stray line of a library shall not stand in a report.
    stdout: true,
    stderr: true,
  })
