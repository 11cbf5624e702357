/**
 * `npm start` lints the sample space of this project; `npm start -- PATH` lints PATH, taken from the
 * folder in which npm was called. Any arguments of the command may stand in the place of PATH.
 */
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {build, install, root} from './ready.mjs'

if (!install() || !build()) process.exit(2)

const args = process.argv.slice(2)
const isDemonstration = args.length === 0
const lint = (cwd, words) =>
  spawnSync(process.execPath, [join(root, 'dist/cli.cjs'), ...words], {cwd, stdio: 'inherit'}).status ?? 2
const status = isDemonstration
  ? lint(root, ['fixtures/sample'])
  : lint(process.env.INIT_CWD ?? process.cwd(), args)

if (isDemonstration) console.error(`\n${explain(status)}\nTo lint your own space: npm start -- PATH`)
// The sample is meant to have findings, so a demonstration that shows them went well.
process.exitCode = isDemonstration && status === 1 ? 0 : status

function explain(code) {
  if (code === 0) return 'The linter ended with status 0: the sample space has no errors.'
  if (code === 1) return 'The linter ended with status 1: the sample space has errors, as it is meant to.'
  return `The linter ended with status ${code}: it could not do its work.`
}
