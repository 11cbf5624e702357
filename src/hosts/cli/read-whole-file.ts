/** Reads files that the command itself needs: configs and baselines. A repository may put anything in their place. */
import {readFileSync, statSync} from 'node:fs'

/**
 * The text of a regular file of at most so many bytes. Devices and pipes, which may have no end, are not opened.
 * @throws Error saying what is there instead, or that of the file system
 */
export function readWholeFile(path: string, maxBytes: number): string {
  const status = statSync(path)
  if (!status.isFile() || status.size > maxBytes)
    throw new Error(`it is no text file of at most ${maxBytes / 1e6} MB`)
  return readFileSync(path, 'utf8')
}
