/** Files that only save time: written in one step, so that no other run reads half of one, and bounded in number. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'

/**
 * Writes a file, of one piece or of many in a row, and drops the oldest of its folder above `most`. What fails is of
 * no matter.
 */
export function writeCacheFile(
  path: string,
  content: string | Uint8Array | readonly Uint8Array[],
  most: number,
): boolean {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), {recursive: true, mode: 0o700})
    // Exclusively: where the folder is shared, nobody can have a link wait there under that name.
    const file = openSync(draft, 'wx', 0o600)
    try {
      for (const chunk of isOne(content) ? [content] : joined(content)) writeFileSync(file, chunk)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
    dropOldest(dirname(path), most)
    return true
  } catch {
    try {
      rmSync(draft, {force: true})
    } catch {}
    return false
  }
}

const isOne = (content: string | Uint8Array | readonly Uint8Array[]): content is string | Uint8Array =>
  typeof content === 'string' || content instanceof Uint8Array

/** Bytes that are written at once. */
const chunkBytes = 1_000_000

/** Joins small pieces, but not all of them: the memory would hold everything twice. */
function* joined(pieces: readonly Uint8Array[]): Iterable<Uint8Array> {
  let chunk: Uint8Array[] = []
  let bytes = 0
  for (const piece of pieces) {
    chunk.push(piece)
    bytes += piece.length
    if (bytes < chunkBytes) continue
    yield Buffer.concat(chunk)
    chunk = []
    bytes = 0
  }
  yield Buffer.concat(chunk)
}

function dropOldest(folder: string, most: number): void {
  const names = readdirSync(folder)
  if (names.length <= most) return
  const aged = names.map((name) => ({name, age: statSync(join(folder, name)).mtimeMs}))
  // Newest first; a folder of something else is none of ours, and `rmSync` refuses it.
  aged.sort((one, other) => other.age - one.age)
  for (const {name} of aged.slice(most)) rmSync(join(folder, name), {force: true})
}
