/** Reads the OpenAPI files that pages of a space show, each once, and no other. */
import type {PageFacts} from '../page/facts.ts'
import {createFileLookup} from './file-lookup.ts'
import type {FileSystem} from './file-system.ts'
import {comparePaths, joinPath} from './paths.ts'
import {isFound} from './resolution.ts'
import {resolve} from './resolve.ts'
import type {Space} from './space.ts'
import {maxSpecificationBytes, readSpecification, type Specification} from './specification.ts'
import {absolutePath} from './walk.ts'

/** The specifications that pages name by path, by their own path from the space root. */
export async function loadSpecifications(
  fs: FileSystem,
  space: Space,
  facts: ReadonlyMap<string, PageFacts>,
): Promise<ReadonlyMap<string, Specification>> {
  const specifications = new Map<string, Specification>()
  for (const path of namedPaths(space, facts)) {
    const at = absolutePath(space.repository.root, joinPath(space.root, path))
    const text = await fs.readText(at, maxSpecificationBytes)
    specifications.set(path, text.ok ? readSpecification(text.value) : {kind: 'unread', reason: text.reason})
  }
  return specifications
}

function namedPaths(space: Space, facts: ReadonlyMap<string, PageFacts>): readonly string[] {
  const uses = [...facts.values()].flatMap(({path, openApi}) =>
    openApi.flatMap(({src}) => (src === undefined || src === '' ? [] : [{from: path, src}])),
  )
  if (uses.length === 0) return []
  const resolvable = {space, lookup: createFileLookup(space), redirects: new Map()}
  const paths = uses.flatMap(({from, src}) => {
    const found = resolve(resolvable, from, src)
    const file = isFound(found) ? resolvable.lookup.file(found.path) : undefined
    return file === undefined || file.unread !== undefined ? [] : [file.path]
  })
  return [...new Set(paths)].sort(comparePaths)
}
