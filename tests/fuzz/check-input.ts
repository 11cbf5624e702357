/** Lints a space in memory as the command does, and says what of it is wrong whatever the space holds. */
import {rules} from '../../rules/index.ts'
import {type FixedTexts, fixTexts} from '../../src/fix/fix-texts.ts'
import type {Configs} from '../../src/hosts/cli/configs.ts'
import {createPathsSubject} from '../../src/hosts/cli/fix-subject.ts'
import type {Io} from '../../src/hosts/cli/io.ts'
import {checkAnew} from '../../src/hosts/cli/lint-context.ts'
import {lintPaths} from '../../src/hosts/cli/lint-paths.ts'
import {type LintOptions, readArguments} from '../../src/hosts/cli/options.ts'
import {resolveConfig} from '../../src/lint/resolve-config.ts'
import {decodeUtf8} from '../../src/project/file-system.ts'
import {createMemoryFileSystem} from '../../src/project/memory-file-system.ts'
import type {LocatedFinding, ReportInput} from '../../src/report/located.ts'
import {reportFaults} from './check-reports.ts'
import type {Files} from './seeds.ts'

/** How much is checked of an input. */
export interface CheckOptions {
  /** Whether fixes are tried: they lint the input many times. */
  readonly fix: boolean
}

/** The faults of one input; none where all is well. */
export async function faultsOf(given: Files, options: CheckOptions): Promise<readonly string[]> {
  const files = plantable(given)
  const warnings: string[] = []
  const listen = ({message}: Error) => warnings.push(`printed by Node: ${message}`)
  process.on('warning', listen)
  try {
    const faults = await faultsOfRun(files, options)
    // Node tells warnings when the present work is done.
    await new Promise((done) => setImmediate(done))
    return [...faults, ...warnings]
  } catch (thrown) {
    return [`thrown: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`]
  } finally {
    process.off('warning', listen)
  }
}

async function faultsOfRun(files: Files, options: CheckOptions): Promise<readonly string[]> {
  const input = await lintInput(files)
  const again = await lintInput(files)
  return [
    ...input.findings.flatMap((finding) => findingFaults(finding, input)),
    ...(JSON.stringify(input.findings) === JSON.stringify(again.findings)
      ? []
      : ['other findings in a second run']),
    ...reportFaults(input),
    ...(options.fix ? await fixFaults(files) : []),
  ]
}

/** The files that a disk could hold: no name is empty or has a NUL, and no file is a folder. */
export function plantable(files: Files): Files {
  const kept = Object.entries(files).filter(([path]) =>
    path
      .split('/')
      .every(
        (name) => name !== '' && name !== '.' && name !== '..' && !half.test(name) && !name.includes('\0'),
      ),
  )
  const paths = new Set(kept.map(([path]) => path))
  const isBelowFile = (path: string): boolean =>
    [...path.matchAll(/\//g)].some(({index}) => paths.has(path.slice(0, index)))
  return Object.fromEntries(kept.filter(([path]) => !isBelowFile(path)))
}

/** Half of a surrogate pair. */
const half = /\p{Surrogate}/u

const root = '/space'
const config = resolveConfig({rules, settings: rules.map(({id, severity}) => ({id, severity}))})
const configs: Configs = {for: () => ({folder: root, config, files: []}), spacesFor: () => []}
const io: Io = {
  cwd: root,
  env: {},
  isTty: false,
  columns: undefined,
  stdout: () => {},
  stderr: () => {},
  stdin: async () => new Uint8Array(),
}

function contextOf(files: Files) {
  const planted = Object.entries(files).map(([path, content]) => [`${root}/${path}`, content])
  const fs = createMemoryFileSystem({[`${root}/.git/HEAD`]: '', ...Object.fromEntries(planted)})
  return {paths: [root], options: lintOptions, rules, configs, fs, io, check: checkAnew}
}

const lintOptions: LintOptions = optionsOf(['--loose'])

function optionsOf(argv: readonly string[]): LintOptions {
  const invocation = readArguments(argv)
  if (invocation.command !== 'lint') throw new Error('These arguments ask for no linting')
  return invocation.options
}

/** Lints an input as the command would. */
export const lintInput = (files: Files): Promise<ReportInput> => lintPaths(contextOf(files))

function findingFaults(finding: LocatedFinding, {sources}: ReportInput): readonly string[] {
  const {rule, message, note, path, start, end, fix, related = []} = finding
  const isIn = (file: string, from: number, to: number): boolean =>
    0 <= from && from <= to && to <= (sources(file)?.length ?? Number.POSITIVE_INFINITY)
  const places = [
    {path, start: start.offset, end: end.offset},
    ...related.map((one) => ({path: one.path, start: one.start.offset, end: one.end.offset})),
    ...(fix?.edits ?? []),
  ]
  return [
    ...(rule === 'internal-error' ? [`internal error: ${message} ${note ?? ''}`] : []),
    ...places
      .filter((one) => !isIn(one.path, one.start, one.end))
      .map((one) => `${rule}: out of bounds in ${one.path}`),
    ...(!half.test(message) ? [] : [`${rule}: half a character in a message`]),
  ]
}

const isNoText = (content: Files[string] | undefined): boolean =>
  content instanceof Uint8Array && !decodeUtf8(content).ok

async function fixFaults(files: Files): Promise<readonly string[]> {
  const once = await fix(files)
  const fixed = withTexts(files, once)
  const input = await lintInput(fixed)
  const twice = await fix(fixed)
  const touched = [...once.texts.keys()].filter((path) => isNoText(files[path.slice(root.length + 1)]))
  return [
    ...input.findings.flatMap((finding) =>
      finding.rule === 'internal-error' ? [`after fixing: ${finding.message}`] : [],
    ),
    ...touched.map((path) => `a fix touched ${path}, which is no text`),
    ...(twice.texts.size === 0
      ? []
      : [`fixing again changes more: ${twice.applied.map(({rule}) => rule).join(', ')}`]),
  ]
}

async function fix(files: Files): Promise<FixedTexts> {
  const subject = await createPathsSubject(contextOf(files))
  return fixTexts(subject, {safeties: new Set(['safe', 'unsafe'])})
}

const withTexts = (files: Files, {texts}: FixedTexts): Files => ({
  ...files,
  ...Object.fromEntries([...texts].map(([path, text]) => [path.slice(root.length + 1), text])),
})
