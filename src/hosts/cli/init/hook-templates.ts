/** The hooks that `init` writes and the documentation shows. */
import {repository} from './github-workflow.ts'

/** For pre-commit and prek. */
export const preCommitConfig = (tag: string): string => `repos:
  - repo: https://github.com/${repository}
    rev: ${tag}
    hooks:
      - id: gitbook-lint
`

/** For husky: the whole of `.husky/pre-commit`. */
export const huskyHook = 'npx --no-install gitbook-lint --staged\n'

/** For lefthook: what goes into `lefthook.yml`. */
export const lefthookConfig = `pre-commit:
  commands:
    gitbook-lint:
      run: npx --no-install gitbook-lint --staged
`
