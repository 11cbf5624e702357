/** Makes an input smaller while it shows the same fault: fewer files, then fewer lines, then fewer characters. */
import type {Files} from './seeds.ts'

/** How often a smaller input is tried. */
const mostTries = 400

/** The smallest input found for which `isSame` holds; of the input itself it is taken for granted. */
export async function shrink(files: Files, isSame: (smaller: Files) => Promise<boolean>): Promise<Files> {
  let left = mostTries
  let least = files
  const attempt = async (smaller: Files): Promise<boolean> => {
    if (left-- <= 0 || !(await isSame(smaller))) return false
    least = smaller
    return true
  }
  for (const path of Object.keys(files)) {
    await attempt(Object.fromEntries(Object.entries(least).filter(([each]) => each !== path)))
  }
  for (const separator of ['\n', '']) {
    for (const path of Object.keys(least)) await shrinkText(path, separator, () => least, attempt)
  }
  return least
}

/** Takes parts out of a text, large ones first. */
async function shrinkText(
  path: string,
  separator: string,
  now: () => Files,
  attempt: (smaller: Files) => Promise<boolean>,
): Promise<void> {
  const partsOf = (): readonly string[] => {
    const text = now()[path]
    return typeof text === 'string' ? text.split(separator) : []
  }
  for (let size = Math.ceil(partsOf().length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < partsOf().length; ) {
      const parts = partsOf()
      const fewer = [...parts.slice(0, at), ...parts.slice(at + size)].join(separator)
      if (!(await attempt({...now(), [path]: fewer}))) at += size
    }
  }
}
