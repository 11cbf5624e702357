#!/usr/bin/env bash
# The work of action.yml. All input comes by the environment: nothing that a pull request can write is ever
# read as shell.
set -euo pipefail

lint() { node "$GITHUB_ACTION_PATH/dist/cli.cjs" "$@"; }

# One a line; empty lines are none.
words=() paths=()
while IFS= read -r line; do [[ -z $line ]] || words+=("$line"); done <<< "${GITBOOK_LINT_ARGS:-}"
while IFS= read -r line; do [[ -z $line ]] || paths+=("$line"); done <<< "${GITBOOK_LINT_PATHS:-.}"

if [[ -n ${GITBOOK_LINT_PATCH:-} ]]; then
  status=0
  lint --fix-dry-run ${words[@]+"${words[@]}"} -- "${paths[@]}" > "$GITBOOK_LINT_PATCH" || status=$?
  ((status < 2)) || exit "$status"
fi

if [[ -n ${GITBOOK_LINT_CHANGED_SINCE:-} ]]; then words+=("--changed-since=$GITBOOK_LINT_CHANGED_SINCE"); fi
formats=(--format=github "--format=markdown=$GITHUB_STEP_SUMMARY")
if [[ -n ${GITBOOK_LINT_SARIF:-} ]]; then formats+=("--format=sarif=$GITBOOK_LINT_SARIF"); fi

status=0
lint "${formats[@]}" ${words[@]+"${words[@]}"} -- "${paths[@]}" || status=$?
echo "status=$status" >> "$GITHUB_OUTPUT"
exit "$status"
