/** A file system that answers the same for as long as it lives: a space is linted again and again while it is fixed. */
import type {FileSystem, Outcome} from './file-system.ts'

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
