/** What is mutated: the spaces of `fixtures` and the examples of all rules. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {rules} from '../../rules/index.ts'
import {exampleFiles} from '../../src/lint/lint-example.ts'

/** Contents by path from the root of a repository. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** The spaces of a folder of fixtures. */
export function fixtureSpaces(folder: string): readonly Files[] {
  const spaces = readdirSync(folder, {withFileTypes: true}).filter((entry) => entry.isDirectory())
  return spaces.map(({name}) => readSpace(join(folder, name)))
}

function readSpace(folder: string): Files {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true})
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]
      }),
  )
}

/** The examples of all rules, without their annotations. */
export const exampleSpaces: readonly Files[] = rules.flatMap(({examples}) => examples.map(exampleFiles))
