/** Takes one changed file into the spaces that are held, or says that this needs more: the spaces loaded anew. */
import {type FileSystem, maxTextBytes} from '../project/file-system.ts'
import {loadSpecifications} from '../project/load-specifications.ts'
import {nameOf} from '../project/paths.ts'
import {type Held, type Located, roleOf} from './held.ts'
import {isSame} from './is-same.ts'

/** Takes a file that has another text than before; true where the spaces have to be loaded anew. */
export async function takeChange(
  fs: FileSystem,
  path: string,
  found: Located,
  held: readonly Held[],
): Promise<boolean> {
  const role = roleOf(found)
  if (role === undefined || role === 'asset' || structural.has(nameOf(path))) return true
  const {own} = found
  const {state} = found.held
  if (role === 'file') return state.index.specifications.has(own)
  const text = await fs.readText(path, maxTextBytes)
  if (!text.ok) return true
  if (role === 'vars' || role === 'tags') {
    state.setYaml(role, own, text.value)
    return false
  }
  const before = state.index.facts.get(own)
  if (!before) return true
  await state.setPage(own, text.value)
  const {space, facts} = state.index
  if (!isSame(before.openApi, facts.get(own)?.openApi))
    state.setSpecifications(await loadSpecifications(fs, space, facts))
  tellSiblings(found.held, held)
  return false
}

/** Files that decide what is a space, or which files it has. */
const structural: ReadonlySet<string> = new Set([
  '.gitbook.yaml',
  'docs.yaml',
  'book.json',
  'book.toml',
  '.gitignore',
  '.gitmodules',
])

/** Tells the other spaces of a site what one of them is like now. */
function tellSiblings({state}: Held, held: readonly Held[]): void {
  const site = state.index.space.site?.site
  if (!site) return
  const siblings = held.map((one) => one.state.index).filter(({space}) => space.site?.site === site)
  for (const {state: other} of held) {
    if (other === state || other.index.space.site?.site !== site) continue
    other.setSiblings(siblings.filter(({space}) => space !== other.index.space))
  }
}
