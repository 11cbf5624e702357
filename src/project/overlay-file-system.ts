/**
 * File systems on top of another: one that answers the same for as long as it lives, and one in which some
 * files have another text. Together they let a space be linted again and again while it is being fixed.
 */
import {type FileSystem, type Outcome, success} from './file-system.ts'

/** Remembers every answer, so that a run sees one state of the disk whoever writes meanwhile. */
export function createSnapshot(fs: FileSystem): FileSystem {
  const remembered = <Value>(ask: (path: string) => Promise<Outcome<Value>>) => {
    const answers = new Map<string, Promise<Outcome<Value>>>()
    return (path: string): Promise<Outcome<Value>> => {
      const known = answers.get(path)
      if (known !== undefined) return known
      const answer = ask(path)
      answers.set(path, answer)
      return answer
    }
  }
  // The bound on the size is part of the question.
  const bounded = <Value>(ask: (path: string, maxBytes?: number) => Promise<Outcome<Value>>) => {
    const byBound = new Map<number | undefined, (path: string) => Promise<Outcome<Value>>>()
    return (path: string, maxBytes?: number): Promise<Outcome<Value>> => {
      const known = byBound.get(maxBytes) ?? remembered((each) => ask(each, maxBytes))
      byBound.set(maxBytes, known)
      return known(path)
    }
  }
  return {
    list: remembered((path) => fs.list(path)),
    readBytes: bounded((path, maxBytes) => fs.readBytes(path, maxBytes)),
    readText: bounded((path, maxBytes) => fs.readText(path, maxBytes)),
    status: remembered((path) => fs.status(path)),
    realPath: remembered((path) => fs.realPath(path)),
    digest: remembered((path) => fs.digest(path)),
  }
}

/** Files of `fs` with another text, by absolute path. It adds no file. */
export const createOverlay = (fs: FileSystem, texts: ReadonlyMap<string, string>): FileSystem => ({
  ...fs,
  async readBytes(path, maxBytes) {
    const text = texts.get(path)
    return text === undefined ? fs.readBytes(path, maxBytes) : success(new TextEncoder().encode(text))
  },
  async readText(path, maxBytes) {
    const text = texts.get(path)
    return text === undefined ? fs.readText(path, maxBytes) : success(text)
  },
  async status(path) {
    const text = texts.get(path)
    const status = await fs.status(path)
    if (text === undefined || !status.ok) return status
    return success({...status.value, bytes: new TextEncoder().encode(text).length})
  },
})
