/** Files that only save time: written in one step, so that no other run reads half of one, and bounded in number. */
import {mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** Writes a file and drops the oldest of its folder above `most`. What fails is of no matter. */
export function writeCacheFile(path: string, content: string | Uint8Array, most: number): boolean {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), {recursive: true, mode: 0o700})
    // Exclusively: where the folder is shared, nobody can have a link wait there under that name.
    writeFileSync(draft, content, {mode: 0o600, flag: 'wx'})
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

function dropOldest(folder: string, most: number): void {
  const names = readdirSync(folder)
  if (names.length <= most) return
  const aged = names.map((name) => ({name, age: statSync(join(folder, name)).mtimeMs}))
  // Newest first; a folder of something else is none of ours, and `rmSync` refuses it.
  aged.sort((one, other) => other.age - one.age)
  for (const {name} of aged.slice(most)) rmSync(join(folder, name), {force: true})
}
