/** Runs the command: arguments to output and exit status. The one place that knows all commands. */
import {rules} from '../../../rules/index.ts'
import type {Io} from './io.ts'
import {readArguments} from './options.ts'
import {plainLines} from './plain-lines.ts'
import {UsageError} from './usage-error.ts'

/**
 * Runs `gitbook-lint`.
 * @param argv without `node` and the script
 * @returns exit status: 0 clean, 1 findings, 2 the command could not do its work
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io)
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown
    io.stderr(plainLines(`gitbook-lint: ${thrown.message}`))
    return 2
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const invocation = readArguments(argv)
  switch (invocation.command) {
    case 'print':
      io.stdout(invocation.text)
      return 0
    case 'rules': {
      const {rulesText} = await import('./rules-command.ts')
      io.stdout(rulesText(rules, invocation))
      return 0
    }
    case 'explain': {
      const {explainText} = await import('./explain-command.ts')
      io.stdout(await explainText(rules, invocation))
      return 0
    }
    case 'init': {
      const {runInit} = await import('./init/init-command.ts')
      return runInit(invocation.options, rules, io)
    }
    case 'mv': {
      const {runMove} = await import('./mv-command.ts')
      return runMove(invocation.options, rules, io)
    }
    case 'lsp': {
      const {startServer} = await import('../lsp/main.ts')
      return startServer()
    }
    case 'urls': {
      const {urlsText} = await import('./urls-command.ts')
      io.stdout(await urlsText(invocation.options, invocation.lint, io))
      return 0
    }
    case 'lint': {
      io.mayRepeat?.()
      const {runLint} = await import('./run-lint.ts')
      return runLint(invocation.options, rules, io)
    }
  }
}
