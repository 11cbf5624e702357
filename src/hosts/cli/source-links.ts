/** Where a line of a file can be looked at: the page of the repository whose CI runs this. */
import {uriOfPath} from '../../report/uri.ts'
import type {Io} from './io.ts'

/** Gives the address of a line by the path from the root of the repository; nothing where no CI system is known. */
export function createSourceLinks(env: Io['env']): (path: string, line: number) => string | undefined {
  const base = blobBase(env)
  if (base === undefined || !/^https?:\/\/[^\s"'<>]+$/.test(base)) return () => undefined
  return (path, line) => `${base}/${uriOfPath(path)}?plain=1#L${line}`
}

function blobBase(env: Io['env']): string | undefined {
  const {GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA} = env
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`
  return CI_PROJECT_URL && CI_COMMIT_SHA ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}` : undefined
}
