/** The workflow for GitHub that `init` writes and the documentation shows. */
/** Where the action lives. */
export const repository = 'gitbook-lint/gitbook-lint'

/** The workflow, for the branch that GitBook syncs. */
export const githubWorkflow = (
  branch: string,
  tag: string,
): string => `# Checks the documentation. GitBook pushes what is written in its editor straight to the branch that it
# syncs, without a pull request: so this runs on pushes as well.
name: Documentation
on:
  push:
    branches: [${yamlWord(branch)}]
  pull_request:
  schedule:
    # Once a week: what could be fixed by itself, as a patch.
    - cron: '17 5 * * 1'
  workflow_dispatch:
permissions: {}
jobs:
  check:
    if: github.event_name == 'push' || github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: actions/checkout@v5
        with:
          # What changed can only be told with the history.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${repository}@${tag}
        with:
          # A push that starts a branch has zeros here, and then everything is checked.
          changed-since: \${{ github.event_name == 'pull_request' && github.event.pull_request.base.sha || github.event.before }}
          sarif: gitbook-lint.sarif
      - name: Show findings under Security
        # Pull requests from forks may not write there.
        if: >-
          !cancelled() && hashFiles('gitbook-lint.sarif') != ''
          && (github.event_name == 'push' || github.event.pull_request.head.repo.full_name == github.repository)
        uses: github/codeql-action/upload-sarif@v3
        with:
          sarif_file: gitbook-lint.sarif
          category: gitbook-lint
  fixes:
    if: github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: ${repository}@${tag}
        with:
          patch: gitbook-lint.patch
          args: --fail-on=never
      - name: Keep the patch
        # \`git apply gitbook-lint.patch\` applies it.
        uses: actions/upload-artifact@v4
        with:
          name: gitbook-lint-patch
          path: gitbook-lint.patch
`

/** A name as YAML: plain where it cannot be anything else. */
export const yamlWord = (name: string): string =>
  /^[a-z][\w/-]*$/i.test(name) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`
