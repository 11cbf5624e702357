/**
 * `node scripts/run.mjs bench/compare-parsers.ts [PAGES] [SEED]`: whether both parsers give the same tree for so many
 * pages made at random, every other of lines that upset blocks. Prints the pages that they read differently, and fails if there is one.
 */
import {isDeepStrictEqual} from 'node:util'
import {loadSatteri} from '../src/hosts/cli/native-check.ts'
import {parseTree} from '../src/page/parse.ts'
import {createLines} from '../tests/support/random-lines.ts'
import {createPages} from '../tests/support/random-pages.ts'

const [count = '100000', seed = '1'] = process.argv.slice(2)
const native = await loadSatteri()
if (native === undefined) throw new Error('the native parser is not installed')
const makers = [createPages(Number(seed)), createLines(Number(seed))] as const
const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree))
let taken = 0
let different = 0
for (let page = 0; page < Number(count); page++) {
  const text = makers[page % 2 === 0 ? 0 : 1]()
  const tree = await native(text)
  if (tree === undefined) continue
  taken++
  if (isDeepStrictEqual(plain(tree), plain(parseTree(text)))) continue
  different++
  console.log(JSON.stringify(text))
}
console.log(`${count} pages, ${taken} taken on by the native parser, ${different} read differently`)
process.exitCode = different === 0 ? 0 : 1
