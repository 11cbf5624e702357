/** Which server the extension starts: the workspace's own where that is trusted, else the one that it brings. */
import {existsSync} from 'node:fs'
import {basename, isAbsolute, join} from 'node:path'

/** What the choice depends on. */
export interface Surroundings {
  /** Code of a workspace runs only where somebody trusts it. */
  readonly isTrusted: boolean
  /** Absolute. */
  readonly folders: readonly string[]
  /** The setting `gitbookLint.path`; empty where it is not set. */
  readonly path: string
  /** The server that comes with the extension; absolute. */
  readonly brought: string
}

/** A module for Node, and what it is told. */
export interface Server {
  readonly module: string
  readonly args: readonly string[]
  /** In words, for the status item. */
  readonly origin: string
}

/** Chooses. A path that is set is obeyed though nothing is there: a typing error is to be seen. */
export function chooseServer({isTrusted, folders, path, brought}: Surroundings): Server {
  const own = isTrusted ? ownCommand(folders, path) : undefined
  return own === undefined
    ? {module: brought, args: [], origin: 'server of the extension'}
    : {...own, args: ['lsp']}
}

function ownCommand(folders: readonly string[], path: string): Omit<Server, 'args'> | undefined {
  if (isAbsolute(path)) return {module: path, origin: path}
  const wanted = path === '' ? 'node_modules/gitbook-lint/dist/cli.cjs' : path
  const places = folders.map((folder) => ({
    module: join(folder, wanted),
    origin: `${wanted} in ${basename(folder)}`,
  }))
  return places.find(({module}) => existsSync(module)) ?? (path === '' ? undefined : places[0])
}
