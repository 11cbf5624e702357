/** Contents of Git's objects, all read by one process of `git cat-file`. */
import type {GitRepository} from './repository.ts'
import {GitError, lacking} from './run-git.ts'

/** Reads blobs until it is closed. */
export interface Blobs {
  /** @throws GitError where the object is missing, as in a damaged or partial clone */
  read(id: string): Promise<Buffer>
  /** Bytes; undefined where the object is missing. */
  size(id: string): Promise<number | undefined>
  close(): void
}

/** Opens the store; `ids` are those whose sizes will be asked for, all at once at the first question. */
export function openBlobs(repository: GitRepository, ids: () => Iterable<string>): Blobs {
  let reader: ReturnType<typeof startReader> | undefined
  let sizes: Promise<ReadonlyMap<string, number>> | undefined
  return {
    async read(id) {
      reader ??= startReader(repository)
      const bytes = await reader.read(id)
      if (bytes === undefined) throw new GitError(lacking)
      return bytes
    },
    async size(id) {
      sizes ??= readSizes(repository, ids())
      return (await sizes).get(id)
    },
    close: () => reader?.close(),
  }
}

async function readSizes(
  repository: GitRepository,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return new Map()
  const answer = await repository.run(['cat-file', '--batch-check', '--buffer'], `${unique.join('\n')}\n`)
  return new Map(
    answer
      .toString('latin1')
      .split('\n')
      .flatMap((line): [string, number][] => {
        const [id = '', type, size] = line.split(' ')
        return type === 'blob' ? [[id, Number(size)]] : []
      }),
  )
}

type Waiting = {readonly give: (bytes: Buffer | undefined) => void; readonly fail: (error: GitError) => void}

function startReader(repository: GitRepository) {
  const child = repository.start(['cat-file', '--batch'])
  const waiting: Waiting[] = []
  const feed = createAnswerReader((bytes) => waiting.shift()?.give(bytes))
  let ended: GitError | undefined
  const end = () => {
    ended = new GitError('`git cat-file` ended before its work was done')
    for (const {fail} of waiting.splice(0)) fail(ended)
  }
  child.stdout.on('data', feed)
  child.stdin.on('error', end)
  child.on('error', end)
  child.on('close', end)
  child.stderr.resume()
  return {
    read: (id: string) =>
      new Promise<Buffer | undefined>((give, fail) => {
        if (ended !== undefined) return fail(ended)
        waiting.push({give, fail})
        child.stdin.write(`${id}\n`)
      }),
    close: () => {
      child.stdin.end()
    },
  }
}

/** Takes the output of `cat-file --batch` apart: `ID blob SIZE`, a line break, the content, a line break. */
export function createAnswerReader(give: (bytes: Buffer | undefined) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  let length = 0
  let needed: number | undefined
  return (chunk) => {
    parts.push(chunk)
    length += chunk.length
    // Joined only when there is enough, so that a large blob in many chunks stays linear.
    if (needed !== undefined && length < needed) return
    let rest = Buffer.concat(parts)
    for (;;) {
      if (needed === undefined) {
        const end = rest.indexOf(0x0a)
        if (end < 0) break
        const [, type, size] = rest.toString('latin1', 0, end).split(' ')
        rest = rest.subarray(end + 1)
        if (size === undefined || type === 'missing' || type === 'ambiguous') give(undefined)
        else needed = Number(size) + 1
      } else {
        if (rest.length < needed) break
        give(rest.subarray(0, needed - 1))
        rest = rest.subarray(needed)
        needed = undefined
      }
    }
    parts = [rest]
    length = rest.length
  }
}
