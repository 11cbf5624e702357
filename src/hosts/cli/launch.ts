#!/usr/bin/env node
/**
 * What the package's command starts: as little as can be. A run that was done before and would come out the
 * same is answered from its record; else the program proper, `main.cjs` beside it, is loaded.
 */
import {statSync} from 'node:fs'
import {join} from 'node:path'
import {codeFolder} from './cache-folder.ts'
import {loadCompiled} from './compiled-code.ts'
import {buildOf, replay} from './replay/replay.ts'

function launch(cwd: string) {
  const program = join(__dirname, 'main.cjs')
  const build = buildOf(statSync(program))
  const argv = process.argv.slice(2)
  const {env} = process
  const status = replay({
    argv,
    cwd,
    env,
    isTty: process.stdout.isTTY === true,
    columns: process.stdout.columns,
    build,
  })
  if (status !== undefined) process.exitCode ??= status
  else {
    const folder = env.GITBOOK_LINT_NO_CODE_CACHE ? undefined : codeFolder({argv, env})
    // Both files are of one build.
    const {main} = loadCompiled(program, build, folder) as {main(): void}
    main()
  }
}

function workingDirectory(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined
  }
}

const cwd = workingDirectory()
if (cwd === undefined) {
  process.stderr.write('gitbook-lint: the working directory has been deleted\n')
  process.exitCode = 2
} else launch(cwd)
