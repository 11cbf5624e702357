/** All that findings depend on besides the pages: if this is the same, and every page looks the same to others, they hold. */
import {createHash} from 'node:crypto'
import {statSync} from 'node:fs'
import type {RuleConfig} from '../../../lint/resolve-config.ts'
import {isDocument, type Space} from '../../../project/space.ts'
import {absolutePath, absoluteRoot} from '../../../project/walk.ts'
import type {LintContext} from '../lint-context.ts'
import {configFor} from '../lint-spaces.ts'
import {type Mark, markOf} from '../replay/inputs.ts'

/** A digest of spaces as they are on the disk, without their pages, and of the config in force on each of their files. */
export function structureOf(spaces: readonly Space[], context: LintContext): string {
  const hash = createHash('sha1')
  const add = (value: unknown) => hash.update(JSON.stringify([value], listed)).update('\n')
  const {pageRulesOnly} = context.options
  add([pageRulesOnly, context.rules.map(({id}) => id)])
  for (const {files, folders, unwalked, root} of new Set(spaces.map(({repository}) => repository)))
    add([root, files, folders, unwalked])
  const configs = createNames<ReadonlyMap<string, RuleConfig>>((config) => add(config))
  for (const space of spaces) {
    const {root, kind, config, files, summary, readme, site, roots, problems} = space
    const at = (path: string) => absolutePath(absoluteRoot(space), path)
    add([root, kind, config, summary, readme, roots, problems])
    add(site && [site.path, site.owns, site.entry, site.site])
    add(
      files.map((file) => [
        ...[file.path, file.role, file.unread, configs(configFor(space, file.path, context))],
        ...(isDocument(file) || !isReadWhole(file.path, file.role) ? [] : [markAt(at(file.path))]),
      ]),
    )
  }
  return hash.digest('hex')
}

/** JSON has neither maps nor sets. */
const listed = (_: string, value: unknown): unknown =>
  value instanceof Map || value instanceof Set ? [...value] : value

/** Files that are measured, or read for what pages say of them. */
const isReadWhole = (path: string, role: string): boolean =>
  role !== 'file' || /\.(?:ya?ml|json)$/i.test(path)

function markAt(path: string): Mark | undefined {
  try {
    return markOf(statSync(path, {throwIfNoEntry: false}), 'content')
  } catch {
    return undefined
  }
}

/** A number for each of some objects; each new one is told once. */
function createNames<Value extends object>(tell: (value: Value) => void): (value: Value) => number {
  const names = new Map<Value, number>()
  return (value) => {
    const before = names.get(value)
    if (before !== undefined) return before
    tell(value)
    names.set(value, names.size)
    return names.size - 1
  }
}
