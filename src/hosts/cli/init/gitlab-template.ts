/** The job for GitLab that `init` writes and the documentation shows. */
import {repository} from './github-workflow.ts'

/** A pipeline of its own, or a file to include in one. */
export const gitlabTemplate = (
  tag: string,
): string => `# Checks the documentation, on merge requests and on the branch that GitBook syncs.
# To use it beside other jobs: include this file in .gitlab-ci.yml.
gitbook-lint:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    # What changed can only be told with the history.
    GIT_DEPTH: 0
  script:
    - npm install --global --install-links "git+https://github.com/${repository}.git#${tag}"
    # A push that starts a branch has zeros here, and then everything is checked.
    - gitbook-lint --changed-since "\${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}" --format pretty --format gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`
