/** What naming paths on the command line does: it narrows the report, and what it cannot do is told. */
import type {Discovery} from '../../project/discover.ts'
import {isMarkdownPath, isWithin, pathFrom} from '../../project/paths.ts'
import type {Space} from '../../project/space.ts'
import {
  absolutePath,
  absoluteRoot,
  type Repository,
  type UnwalkedReason,
  unwalkedReason,
} from '../../project/walk.ts'
import type {Start} from '../../project/walk-root.ts'
import type {LocatedFinding} from '../../report/located.ts'
import {nativePaths} from '../native-paths.ts'
import {isIgnoredBy} from './configs.ts'
import {type LintContext, shown} from './lint-context.ts'

/**
 * Whether the report is about a file (absolute). Files and folders that are named narrow it; a folder that
 * holds a whole space means all of it, its configs above included.
 */
export function reportedBy(
  starts: readonly Start[],
  spaces: readonly Space[],
): (absolute: string) => boolean {
  const folders = starts.flatMap(({path, folder}) => (path === folder ? [path] : []))
  const isInFolder = (path: string) => folders.some((folder) => isWithin(path, folder))
  const whole = spaces.filter((space) => isInFolder(absoluteRoot(space)))
  const files = new Set([...starts.map(({path}) => path), ...whole.flatMap(configsOf)])
  return (absolute) => files.has(absolute) || isInFolder(absolute)
}

/** One sentence for each named path about which there is nothing to say, and why. */
export function namedInVain(
  {starts, spaces, loneFiles}: Discovery,
  findings: readonly LocatedFinding[],
  {configs, io}: LintContext,
): readonly string[] {
  const found = new Set(findings.map(({path}) => path))
  const lone = new Set(loneFiles)
  return starts.flatMap((start) => {
    const path = shown(start.path, io)
    if (found.has(path)) return []
    const isIgnored = lone.has(start.path) && isIgnoredBy(configs.for(start.path), start.path)
    const why = whyInVain(start, spaces) ?? (isIgnored ? unwalked.ignored : undefined)
    return why === undefined ? [] : [`${path}: ${why}`]
  })
}

const nothing = 'neither a page nor a config of a space, nothing to lint in it'

function whyInVain({path, folder}: Start, spaces: readonly Space[]): string | undefined {
  for (const space of spaces) {
    const root = absoluteRoot(space)
    if (!isWithin(path, root)) continue
    const entry = space.files.find((file) => absolutePath(root, file.path) === path)
    if (entry?.unread === 'ignored') return unwalked.ignored
    if (entry?.unread === 'link') return unwalked.link
    if (entry?.unread === 'broken') return broken(space.repository, path)
    if (entry) return entry.role === 'file' || entry.role === 'asset' ? nothing : undefined
    const reason = unwalkedReason(space.repository, pathFrom(space.repository.root, path))
    if (reason !== undefined) return unwalked[reason]
  }
  return path === folder || isMarkdownPath(path) || isConfig(path, spaces) ? undefined : nothing
}

/** What is said of a file that leads nowhere and is no page: of one that is, there is a finding. */
function broken({root, files}: Repository, path: string): string {
  const reason = files.get(pathFrom(root, path))?.broken
  if (reason === 'missing') return 'a link that leads nowhere, nothing to lint in it'
  return reason === 'link-loop'
    ? 'a link that leads in a circle, nothing to lint in it'
    : 'it cannot be read, nothing to lint in it'
}

const isConfig = (path: string, spaces: readonly Space[]): boolean =>
  spaces.some((space) => configsOf(space).includes(path))

/** `.gitbook.yaml` and `docs.yaml` of a space, which may lie above it. */
const configsOf = (space: Space): readonly string[] =>
  [space.config.yaml?.path, space.site?.path].flatMap((path) =>
    path === undefined ? [] : [nativePaths.absolute(absoluteRoot(space), path)],
  )

const unwalked: Readonly<Record<UnwalkedReason, string>> = {
  hidden: 'not linted, it is in a hidden folder',
  dependencies: 'not linted, it is in `node_modules`',
  'git-ignored': 'not linted, Git ignores it',
  ignored: 'not linted, the config ignores it',
  submodule: 'not linted, it is in a repository of its own',
  link: 'not linted, it is a link out of the space',
  unreadable: 'not linted, its folder cannot be read',
}
