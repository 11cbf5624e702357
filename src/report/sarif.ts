/**
 * SARIF 2.1.0, for code scanning and editors. GitHub takes 25,000 results of a run and shows 5,000: the worst
 * come first, and what is left out is said.
 */
import type {Place} from '../core/line-index.ts'
import {version} from '../core/version.ts'
import {createEditPlaces, type EditPlaces} from './edit-places.ts'
import {fingerprints} from './fingerprint.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {worstFirst} from './rank.ts'
import {levels, messageText, ruleDescriptor} from './sarif-text.ts'
import {uriOfPath} from './uri.ts'
import {escapeJson} from './visible.ts'
import type {ReportContext} from './writer.ts'

/** The most results that GitHub takes of a run; over it the whole upload is refused. */
export const mostResults = 25_000
/** The most results that GitHub shows of a run. */
export const mostShown = 5_000

/** The report. Addresses of files are from the root of the repository. */
export function sarifReport(input: ReportInput, context: ReportContext): string {
  const {findings, sources} = input
  const results = worstFirst(findings).slice(0, mostResults)
  const ids = [...new Set(results.map(({rule}) => rule))].sort()
  const pathOf = ({path}: LocatedFinding) => `${context.fromRoot}${path}`
  const known = fingerprints(findings, sources, {hash: context.hash, pathOf})
  const places = createEditPlaces(sources)
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver: driver(ids, context)},
        invocations: [{executionSuccessful: true, ...notifications(findings.length)}],
        originalUriBaseIds: {[rootId]: {description: {text: 'The root of the repository'}}},
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results: results.map((finding) => ({
          ...resultOf(finding, context.fromRoot, places),
          ruleIndex: ids.indexOf(finding.rule),
          partialFingerprints: {'gitbookLint/v1': known.get(finding)},
        })),
      },
    ],
  }
  return `${escapeJson(JSON.stringify(log, undefined, 2))}\n`
}

const rootId = '%SRCROOT%'

const driver = (ids: readonly string[], {rule}: ReportContext) => ({
  name: 'gitbook-lint',
  informationUri: 'https://github.com/gitbook-lint/gitbook-lint',
  semanticVersion: version,
  rules: ids.map((id) => ruleDescriptor(id, rule(id))),
})

function notifications(found: number) {
  if (found <= mostResults) return {}
  const text = `${found} findings, of which the worst ${mostResults} are listed: GitHub takes no more of a run`
  return {toolExecutionNotifications: [{level: 'warning', message: {text}}]}
}

function resultOf(finding: LocatedFinding, fromRoot: string, places: EditPlaces) {
  const {rule, severity, message, note, related = [], fix} = finding
  return {
    ruleId: rule,
    level: levels[severity],
    message: {text: messageText(note === undefined ? `${message}.` : `${message}. ${note}.`)},
    locations: [{physicalLocation: locationOf(finding, fromRoot)}],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, index) => ({
        id: index + 1,
        message: {text: messageText(one.message)},
        physicalLocation: locationOf(one, fromRoot),
      })),
    }),
    ...(fix !== undefined && fixes(fix, fromRoot, places)),
  }
}

interface Located {
  readonly path: string
  readonly start: Place
  readonly end: Place
}

const locationOf = ({path, start, end}: Located, fromRoot: string) => ({
  artifactLocation: artifactOf(`${fromRoot}${path}`),
  region: regionOf(start, end),
})

const regionOf = (start: Place, end: Place) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})

const artifactOf = (path: string) => ({uri: uriOfPath(path), uriBaseId: rootId})

function fixes({title, edits}: NonNullable<LocatedFinding['fix']>, fromRoot: string, places: EditPlaces) {
  const located = edits.map((edit) => ({...edit, range: places(edit)}))
  if (located.length === 0 || located.some(({range}) => range === undefined)) return {}
  const paths = [...new Set(located.map(({path}) => path))]
  const artifactChanges = paths.map((path) => ({
    artifactLocation: artifactOf(`${fromRoot}${path}`),
    replacements: located.flatMap((edit) =>
      edit.path === path && edit.range !== undefined
        ? [
            {
              deletedRegion: regionOf(edit.range.start, edit.range.end),
              ...(edit.text !== '' && {insertedContent: {text: edit.text}}),
            },
          ]
        : [],
    ),
  }))
  return {fixes: [{description: {text: messageText(title)}, artifactChanges}]}
}
