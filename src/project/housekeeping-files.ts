/** Markdown that lies in a repository for its host, its contributors or its tools, and is no page of a site. */
import {folderOf, nameOf} from './paths.ts'

const stems = new Set([
  'agents',
  'authors',
  'changelog',
  'claude',
  'code_of_conduct',
  'codeowners',
  'contributing',
  'contributors',
  'copilot-instructions',
  'copying',
  'cursorrules',
  'gemini',
  'footer',
  'glossary',
  'governance',
  'header',
  'history',
  'issue_template',
  'langs',
  'licence',
  'license',
  'maintainers',
  'notice',
  'pull_request_template',
  'releasing',
  'security',
  'skill',
  'support',
  'third_party_notices',
  'todo',
])

/** Names that are nobody's page wherever they lie. */
const tools = /^(?:agents|claude|gemini|copilot-instructions)\.md$/i

/**
 * Whether a path is that of a licence, a contributor's guide, an agent's instructions and the like. Such names
 * count at the top of the space, and in capitals anywhere: `guides/security.md` is a page.
 */
export function isHousekeepingFile(path: string): boolean {
  const name = nameOf(path)
  if (tools.test(name)) return true
  const stem = name.replace(/\.[^.]*$/, '')
  if (!stems.has(stem.toLowerCase().replaceAll(/[ -]/g, '_')) && !stems.has(stem.toLowerCase())) return false
  return stem === stem.toUpperCase() || folderOf(path) === ''
}

/** Whether a path lies in a folder whose name begins with a dot. */
export const isInHiddenFolder = (path: string): boolean => /(?:^|\/)\.[^/]/.test(path)
