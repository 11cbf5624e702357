/**
 * What the bundle of the command does otherwise than the modules it is made of, so that it starts fast. Each
 * change is a text that must be found: a package that no longer has it stops the build.
 */
import {readFile} from 'node:fs/promises'

/** Functions of packages that few runs need and that cost milliseconds to evaluate: evaluated at their first call. */
const lazyFunctions = {
  '@sindresorhus/slugify': 'default',
  // Two rules read stretches of HTML with it; a run that knows its pages has no other use for a parser.
  'mdast-util-from-markdown': 'fromMarkdown',
}

/** A module whose one function loads the real one when it is first called. */
export const lazyPackages = {
  name: 'lazy-packages',
  setup(build) {
    const filter = new RegExp(`^(?:${Object.keys(lazyFunctions).join('|')})$`)
    build.onResolve({filter}, ({path, kind, pluginData}) =>
      kind === 'import-statement' && pluginData !== 'real' ? {path, namespace: 'lazy'} : undefined,
    )
    build.onLoad({filter: /.*/, namespace: 'lazy'}, async ({path}) => {
      const real = await build.resolve(path, {
        kind: 'import-statement',
        resolveDir: import.meta.dirname,
        pluginData: 'real',
      })
      const call = `(...args) => require(${JSON.stringify(real.path)}).${lazyFunctions[path]}(...args)`
      return {
        contents: `const call = ${call}\nexport {call as ${lazyFunctions[path]}}`,
        resolveDir: import.meta.dirname,
      }
    })
  },
}

/** Commander loads `node:child_process`, and with it the network, for commands in files of their own: we have none. */
const before = "const childProcess = require('node:child_process');"

export const patchedCommander = {
  name: 'patched-commander',
  setup(build) {
    build.onLoad({filter: /commander[\\/]lib[\\/]command\.js$/}, async ({path}) => {
      const text = await readFile(path, 'utf8')
      if (!text.includes(before)) throw new Error(`${path}: nothing to patch`)
      return {contents: text.replace(before, 'const childProcess = undefined;'), loader: 'js'}
    })
  },
}
