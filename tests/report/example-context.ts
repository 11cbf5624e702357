/** What formats are given besides findings, for their tests. */
import {createHash} from 'node:crypto'
import {hashText} from '../../src/hosts/cli/hash.ts'
import type {ReportContext} from '../../src/report/writer.ts'

/** A context that knows one rule; the working directory is the folder `site` of a repository. */
export const exampleContext: ReportContext = {
  rule: (id) =>
    id === 'hint-style'
      ? {
          id,
          summary: 'Hints have a style that GitBook knows',
          severity: 'warning',
          why: 'A hint of unknown style is shown as an info hint.',
          inEditor: 'Choose the style in the menu of the hint.',
          url: 'https://example.com/rules/hint-style',
        }
      : undefined,
  hash: hashText,
  integrity: (text) => createHash('sha256').update(text).digest('base64'),
  fromRoot: 'site/',
  linkTo: (path, line) => `https://example.com/blob/site/${encodeURI(path)}#L${line}`,
  fails: (severity) => severity === 'error',
}
