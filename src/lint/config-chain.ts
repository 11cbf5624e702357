/**
 * Follows `extends` from a config file to the files it builds on. The files are data: nothing is run,
 * nothing is fetched, and whoever calls decides how a path is read.
 */
import {isConfigPath, parseConfig} from './config.ts'
import type {ConfigFile} from './config-file.ts'
import type {ConfigProblem} from './config-yaml.ts'
import type {KnownRules} from './known-rules.ts'
import {code} from './wording.ts'

const maxFiles = 10

/** The files that a config builds on, nearest first. */
export interface ConfigChain {
  readonly bases: readonly ConfigFile[]
  readonly problems: readonly ConfigProblem[]
}

/**
 * Reads what `file` extends, and what that extends, at most ten files deep; circles are told. `read` gives
 * the text at a path (joined to the folder of the file that names it), or `undefined` if there is none.
 */
export function readChain(
  file: ConfigFile,
  known: KnownRules,
  read: (path: string) => string | undefined,
): ConfigChain {
  const bases: ConfigFile[] = []
  const problems: ConfigProblem[] = []
  const seen = [normalise(file.where)]
  let current = file
  for (;;) {
    const base = current.extends
    if (!base || !isConfigPath(base.value)) return {bases, problems}
    const path = resolvePath(current.where, base.value)
    const problem = seen.includes(path)
      ? circle([...seen, path])
      : seen.length > maxFiles
        ? tooLong
        : undefined
    const source = problem === undefined ? read(path) : undefined
    if (source === undefined) {
      problems.push(
        problemAt(current, problem ?? `Unexpected missing file ${code(path)}, expected the config to extend`),
      )
      return {bases, problems}
    }
    const parsed = parseConfig(source, /\.json$/i.test(path) ? 'json' : 'yaml', known, path)
    problems.push(...parsed.problems)
    if (!parsed.config) return {bases, problems}
    problems.push(...spacesOf(parsed.config))
    bases.push(parsed.config)
    seen.push(path)
    current = parsed.config
  }
}

const tooLong = `Unexpected chain of \`extends\`, expected at most ${maxFiles} files`

const circle = (paths: readonly string[]): string =>
  `Unexpected circle of \`extends\`: ${paths
    .slice(paths.indexOf(paths.at(-1) ?? ''))
    .map(code)
    .join(', ')}`

function problemAt(file: ConfigFile, message: string): ConfigProblem {
  const {line, column, offset} = file.extends?.place ?? {line: 1, column: 1, offset: 0}
  return {where: file.where, message, line, column, range: {start: offset, end: offset}}
}

/** Spaces are folders of one repository: a file that many extend has none to name. */
const spacesOf = (file: ConfigFile): ConfigProblem[] =>
  file.spaces.slice(0, 1).map(({place}) => ({
    where: file.where,
    message:
      'Unexpected `spaces` in a config that another extends, expected them in the config that extends it',
    line: place.line,
    column: place.column,
    range: {start: place.offset, end: place.offset},
  }))

const isAbsolute = (path: string): boolean => /^([a-z]:)?\//i.test(path)

/** A path as written in a file, from where that file's own path starts. */
function resolvePath(from: string, to: string): string {
  const target = to.replaceAll('\\', '/')
  return normalise(isAbsolute(target) ? target : `${from.replace(/[^/]*$/, '')}${target}`)
}

/** Takes `.` and `..` out of a path; what leads above its start stays. */
function normalise(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '.' || (part === '' && parts.length > 0)) continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop()
    else parts.push(part)
  }
  // On Windows, two slashes begin the name of a share.
  return (path.startsWith('//') ? '/' : '') + parts.join('/')
}
