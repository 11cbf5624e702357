/** A disk whose files change, and what a fresh run says of it: what sessions are held against. */
import {rules} from '../../rules/index.ts'
import type {Finding} from '../../src/core/finding.ts'
import {activeRules} from '../../src/lint/active-rules.ts'
import {checkPage, type PageSource} from '../../src/lint/check-page.ts'
import type {CheckedPage} from '../../src/lint/check-parsed-page.ts'
import {finishPage} from '../../src/lint/finish-page.ts'
import {withFixesInSpace} from '../../src/lint/fixes-in-space.ts'
import {lintSpace} from '../../src/lint/lint-space.ts'
import type {RuleConfig} from '../../src/lint/resolve-config.ts'
import {unreadableFindings, withComments, yamlFilesOf} from '../../src/lint/space-files.ts'
import {discover} from '../../src/project/discover.ts'
import type {FileSystem} from '../../src/project/file-system.ts'
import {load} from '../../src/project/load.ts'
import {createMemoryFileSystem} from '../../src/project/memory-file-system.ts'
import {joinPath} from '../../src/project/paths.ts'

/** Texts by path from the root of the repository. */
export type Files = ReadonlyMap<string, string>

/** Where the repository lies. */
export const root = '/docs'

/** The absolute path of one from the root of the repository. */
export const at = (path: string): string => `${root}/${path}`

const diskOf = (files: Files) =>
  createMemoryFileSystem({
    [at('.git/HEAD')]: '',
    ...Object.fromEntries([...files].map(([path, text]): [string, string] => [at(path), text])),
  })

/** A repository on a disk; `write` with `undefined` removes a file. */
export function createDisk(start: Readonly<Record<string, string>>) {
  const files = new Map(Object.entries(start))
  let disk = diskOf(files)
  const fs: FileSystem = {
    list: (folder) => disk.list(folder),
    readBytes: (path, most) => disk.readBytes(path, most),
    readText: (path, most) => disk.readText(path, most),
    status: (path) => disk.status(path),
    realPath: (path) => disk.realPath(path),
    digest: (path) => disk.digest(path),
  }
  return {
    fs,
    files: files as Files,
    reads: () => disk.reads.length,
    write(path: string, text: string | undefined) {
      if (text === undefined) files.delete(path)
      else files.set(path, text)
      disk = diskOf(files)
    },
  }
}

/** Pages by all that their own findings depend on: a fresh run checks again what was checked before, to the same end. */
const known = new WeakMap<object, Map<string, CheckedPage>>()

function checked(source: Omit<PageSource, 'rules'>, config: ReadonlyMap<string, RuleConfig>): CheckedPage {
  const pages = known.get(config) ?? new Map<string, CheckedPage>()
  known.set(config, pages)
  const key = JSON.stringify(source)
  const page = pages.get(key) ?? checkPage({...source, rules: activeRules(rules, 'page', config)})
  pages.set(key, page)
  return page
}

/** What the command would say of the files, by path from the root of the repository. */
export async function freshFindings(
  files: Files,
  config: ReadonlyMap<string, RuleConfig>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const fs = diskOf(files)
  const {spaces} = await discover(fs, {paths: [root]})
  const pages = new Map<string, CheckedPage>()
  const loaded = await load(
    fs,
    spaces,
    ({space, path, text, kind}) => {
      const page = checked({path, text, kind}, config)
      pages.set(joinPath(space.root, path), page)
      return page
    },
    {measure: () => true},
  )
  const active = [...activeRules(rules, 'page', config), ...activeRules(rules, 'space', config)]
  const ran = new Set(active.map(({rule}) => rule.id))
  const found = new Map<string, readonly Finding[]>()
  for (const {index, findings, problems} of loaded) {
    const all = [
      ...(index.space.kind === 'legacy' ? [] : withFixesInSpace(findings, rules, index)),
      ...lintSpace(index, () => activeRules(rules, 'space', config)),
      ...unreadableFindings(problems, () => config, index.space.kind),
    ]
    const yaml = yamlFilesOf(index)
    for (const own of new Set([...index.facts.keys(), ...yaml.keys(), ...all.map(({path}) => path)])) {
      const of = all.filter((finding) => finding.path === own)
      const path = resolveIn(index.space.root, own)
      if (of.length === 0 && found.has(path)) continue
      const file = pages.get(path) ?? withComments(own, yaml.get(own))
      found.set(path, file ? finishPage(file, of, {rules, config, ran}) : of)
    }
  }
  return found
}

/** A finding may belong to a file above its space: `../docs.yaml`. */
const resolveIn = (folder: string, path: string): string =>
  path.startsWith('../') ? path.slice(3) : joinPath(folder, path)
