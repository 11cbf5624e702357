/**
 * The text of a baseline: findings that are known and do not fail, one a line, sorted, so that two branches
 * that each add or drop some merge by lines. It reads and writes text; what is done with it is for the host.
 */

/** A finding that is known. */
export interface KnownFinding {
  /** From the folder of the baseline, with `/`. */
  readonly path: string
  readonly rule: string
  /** As `fingerprints` gives it, from the same folder. */
  readonly fingerprint: string
}

const header =
  '# gitbook-lint baseline 1: known findings, as rule, fingerprint and path; `--write-baseline` writes it'

/** Writes a baseline. The order of the findings plays no part. */
export function writeBaseline(findings: readonly KnownFinding[]): string {
  const lines = [...findings]
    .sort(inOrder)
    .map(({rule, fingerprint, path}) => `${rule} ${fingerprint} ${quoted(path)}`)
  return `${[header, ...lines].join('\n')}\n`
}

/** Reads a baseline; `problem` says what is wrong with it, after the number of its line. */
export function readBaseline(
  text: string,
): {readonly known: readonly KnownFinding[]} | {readonly problem: string; readonly line: number} {
  const [first = '', ...rest] = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/)
  const version = /^# gitbook-lint baseline (\d+)/.exec(first)?.[1]
  if (version === undefined)
    return {line: 1, problem: 'Unexpected text, expected `# gitbook-lint baseline 1`'}
  if (version !== '1') return {line: 1, problem: `Unexpected version ${version} of the baseline, expected 1`}
  const known: KnownFinding[] = []
  for (const [index, line] of rest.entries()) {
    if (line.trim() === '' || line.startsWith('# ')) continue
    const entry = readEntry(line)
    if (entry === undefined) return {line: index + 2, problem: problemOf(line)}
    known.push(entry)
  }
  return {known}
}

const problemOf = (line: string): string =>
  /^(?:<{7}|={7}|>{7}|\|{7})/.test(line)
    ? 'Unexpected conflict marker, expected the lines of both sides without it'
    : 'Unexpected line, expected a rule, a fingerprint and a path'

function readEntry(line: string): KnownFinding | undefined {
  const [, rule, fingerprint, written = ''] = /^([a-z\d-]+) ([\da-f]{32}) (\S.*)$/.exec(line.trimEnd()) ?? []
  const path = unquoted(written)
  return rule === undefined || fingerprint === undefined || path === undefined
    ? undefined
    : {rule, fingerprint, path}
}

/** A name that would not survive a line of its own is written as JSON. */
const quoted = (path: string): string =>
  /^["\s]|\s$|[\p{Control}\u2028\u2029]/u.test(path) ? JSON.stringify(path) : path

function unquoted(written: string): string | undefined {
  if (!written.startsWith('"')) return written
  try {
    const path: unknown = JSON.parse(written)
    return typeof path === 'string' ? path : undefined
  } catch {
    return undefined
  }
}

const inOrder = (one: KnownFinding, other: KnownFinding): number =>
  compare(one.path, other.path) ||
  compare(one.rule, other.rule) ||
  compare(one.fingerprint, other.fingerprint)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
