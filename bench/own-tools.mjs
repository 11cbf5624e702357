/** The ways in which this linter is timed. */
import {appendFileSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {measure} from './measure.mjs'

/** Drops what is known of pages; the compiled program stays, as it does between two runs of a user. */
export function forgetPages(cache) {
  for (const kind of ['runs', 'kept', 'pages'])
    rmSync(join(cache, 'gitbook-lint', kind), {recursive: true, force: true})
}

/** A page in the middle gets another sentence, which changes nothing for other pages. */
function changePage({pages}, round) {
  const page = pages[Math.floor(pages.length / 2)]
  if (page !== undefined) appendFileSync(page, `\nOne more sentence, the ${round}th.\n`)
}

/** A page gets a heading and a link, which others may lead to. */
function addHeading({pages}, round) {
  const page = pages[Math.floor(pages.length / 2)]
  if (page !== undefined) appendFileSync(page, `\n## Part ${round}\n\n[To it](#part-${round})\n`)
}

/** Tools for a space of so many pages; the order matters, since each leaves pages changed and known. */
export function ownTools({script, cache, pages}) {
  const env = {XDG_CACHE_HOME: cache, LOCALAPPDATA: cache}
  const lint = (name, args, prepare) => ({
    name: `gitbook-lint, ${name}`,
    own: true,
    prepare,
    command: (target, node) => ({command: node, args: [script, ...args, target], cwd: dirname(target), env}),
  })
  const staged = {
    ...lint('--staged, one page', ['--staged']),
    prepare(target, round, node) {
      // So that pages are known from a folder of which other tools drop them.
      changePage(target, round)
      target.git('add', '--all')
      measure({command: node.program, args: [script, '--staged'], cwd: target.path, env})
      target.git('commit', '--quiet', '--message', `Round ${round}`)
      changePage(target, round)
      target.git('add', '--all')
    },
    command: (target, node) => ({command: node, args: [script, '--staged'], cwd: target, env}),
  }
  return [
    lint('nothing known', ['--no-cache']),
    lint('pages new', [], () => forgetPages(cache)),
    // What was just written is not trusted to be what it was: this run is the one to be repeated.
    lint('unchanged', [], (target, _, node) => settle(target, {script, env, node})),
    lint('a sentence more', [], changePage),
    ...(pages > 1 ? [lint('a heading and a link more', [], addHeading), staged] : []),
  ]
}

const settle = ({path}, {script, env, node}) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  measure({command: node.program, args: [script, path], cwd: dirname(path), env})
}
