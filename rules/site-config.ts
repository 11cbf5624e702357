/** Space rule: a site's `docs.yaml` keeps GitBook's schema and the rules of its import. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {slice} from '../src/core/range.ts'
import siteSchema from '../src/gitbook/data/site-schema.json' with {type: 'json'}
import {isKnownIcon} from '../src/gitbook/icons.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, oneOf} from '../src/lint/wording.ts'
import {yamlErrorReports} from '../src/lint/yaml-report.ts'
import {checkSchema, type Schema, type SchemaProblem} from '../src/project/check-schema.ts'
import {isWithin, pathFrom} from '../src/project/paths.ts'
import type {Site, SiteEntry} from '../src/project/site.ts'
import {checkSiteStructure, type SiteProblem} from '../src/project/site-structure.ts'
import {type Repository, unwalkedReason} from '../src/project/walk.ts'

const page = {'docs/README.md': '# Bay\n', 'docs/SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n'}

export const siteConfig = defineSpaceRule({
  id: 'site-config',
  summary: '`docs.yaml` describes a site as GitBook imports it',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'One mistake in `docs.yaml` stops the sync of the whole site: no change to any page reaches readers.',
  inEditor: 'in Git only',
  afterExport: {fate: 'unknown', source: 'Whether GitBook writes `docs.yaml` anew is not documented'},
  sources: [
    'Official API schema GitSyncSiteConfig (@gitbook/api 0.202.0)',
    'GitBook documentation, Content configuration',
  ],
  owners: ['site'],
  examples: [
    {
      files: {
        ...page,
        'docs.yaml':
          'site:\n  title: Bay\n  structure:\n    - type: space\n      key: one\n      title: Bay\n      paht: bay\n~ @4:7-4:11 site-config "missing key `path`"\n~ @7:7-7:11 site-config "Unexpected key `paht`, expected `path`"\n      content:\n        directory: ./docs\n        langage: en\n~       ^^^^^^^ site-config "expected `language`"\n',
      },
      fixedUnsafely: {
        'docs.yaml':
          'site:\n  title: Bay\n  structure:\n    - type: space\n      key: one\n      title: Bay\n      path: bay\n      content:\n        directory: ./docs\n        language: en\n',
      },
    },
    {
      files: {
        ...page,
        'docs.yaml':
          'site:\n  title: Bay\n  structure:\n    - type: section\n      key: one\n      title: Bay\n      path: bay\n      default: true\n      children:\n        - type: space\n          key: one\n~              ^^^ site-config "second key `one`"\n          title: Bay\n          path: bay\n          content:\n            directory: ./docs\n            language: english\n~                     ^^^^^^^ site-config "Unexpected `english` for `language`"\n        - type: external-link\n~               ^^^^^^^^^^^^^ site-config "expected `space`"\n          key: two\n          title: Map\n          url: https://example.org\n    - type: space\n~           ^^^^^ site-config "beside sections"\n      key: three\n      title: Sea\n      path: sea\n      content:\n        directory: null\n',
      },
    },
    {
      files: {
        ...page,
        'docs.yaml':
          'site:\n  title: Bay\n  structure:\n    - type: space\n      key: one\n      title: Bay\n      path: bay\n      default: true\n      content:\n        directory: ./docs\n        language: en\n    - type: space\n      key: two\n      title: Baie\n      path: baie\n      default: true\n~              ^^^^ site-config "second default"\n      content:\n        directory: docs/\n        language: fr\n~                 ^^ site-config "expected `en`"\n',
      },
    },
    {
      files: {
        ...page,
        'docs.yaml':
          '$schema: https://api.gitbook.com/openapi.yaml#/components/schemas/GitSyncSiteConfig\nversion: 1\nsite:\n  title: Bay\n  structure:\n    - type: section\n      key: one\n      title: Bay\n      localizedTitle:\n        fr: Baie\n      path: bay\n      icon: book\n      children:\n        - type: space\n          key: two\n          title: Bay\n          path: bay\n          content:\n            directory: ./docs\n            language: en\n    - type: section-group\n      key: three\n      title: More\n      draft: true\n      children: []\n',
      },
      reason: 'A section or space that is alone needs no `default`; an empty group is allowed',
    },
    {
      files: {
        ...page,
        'docs.yaml':
          'site:\n  title: Bay\n  structure:\n    - type: space\n      key: one\n      title: Bay\n      path: bay\n      content:\n        directory: ./dosc\n~                  ^^^^^^ site-config "missing folder `./dosc`, expected an existing folder such as `./docs`"\n',
      },
    },
    {
      files: {
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
        'docs.yaml': 'site:\n  name: Bay\nnav:\n  - README.md\n',
      },
      reason: 'A `docs.yaml` of another tool',
    },
  ],
  check({file, index, report}) {
    const {yaml, site} = file
    for (const error of yamlErrorReports(yaml, note)) report(error)
    if (yaml.root === undefined || yaml.errors.some(({code: id}) => id !== 'DUPLICATE_KEY')) return
    const {$defs, $ref} = siteSchema as {
      readonly $defs: Readonly<Record<string, Schema>>
      readonly $ref: string
    }
    for (const problem of checkSchema(yaml.root, {$ref}, {defs: $defs, isIcon: isKnownIcon}))
      report(schemaReport(problem))
    for (const problem of checkSiteStructure(yaml.root)) report(structureReport(problem))
    for (const entry of site.site.spaces) {
      const missing = folderReport(entry, site.site, index.space.repository)
      if (missing) report(missing)
    }
  },
})

const note = 'GitBook stops the sync of the whole site'

function schemaReport(problem: SchemaProblem): Report {
  const {range, key} = problem
  switch (problem.kind) {
    case 'wrong-type':
      return {
        range,
        message: `Unexpected ${problem.found}${key === '' ? '' : ` for ${code(key)}`}, expected ${problem.expected}`,
        note,
      }
    case 'unknown-key':
      return replaceable(range, `Unexpected key ${code(key)}`, key, problem.known)
    case 'missing-key':
      return {range, message: `Unexpected missing key ${code(key)}, expected it here`, note}
    case 'not-listed':
      return replaceable(
        range,
        `Unexpected ${code(problem.found)} for ${code(key)}`,
        problem.found,
        problem.listed,
      )
    case 'too-short':
      return {
        range,
        message: `Unexpected text of ${count(problem.length)} for ${code(key)}, expected at least ${problem.limit}`,
        note,
      }
    case 'too-long':
      return {
        range,
        message: `Unexpected text of ${count(problem.length)} for ${code(key)}, expected at most ${problem.limit}`,
        note,
      }
    case 'not-an-address':
      return {
        range,
        message: `Unexpected ${code(problem.found)} for ${code(key)}, expected an address such as \`https://…\``,
        note,
      }
    case 'unknown-icon':
      return {
        range,
        message: `Unexpected icon ${code(problem.found)}, expected a name of Font Awesome without \`fa-\``,
        note: 'Readers see no icon',
        severity: 'warning',
      }
  }
}

const count = (length: number): string => (length === 1 ? '1 character' : `${length} characters`)

function replaceable(range: Report['range'], start: string, word: string, known: readonly string[]): Report {
  const near = nearest(word, known)
  return {
    range,
    message: `${start}, expected ${near === undefined ? oneOf(known) : code(near)}`,
    note,
    ...(near !== undefined && {
      expected: [near],
      fix: {title: `Replace by \`${near}\``, safety: 'unsafe', edits: [{range, text: near}]},
    }),
  }
}

function folderReport(
  {folder, folderRange}: SiteEntry,
  site: Site,
  repository: Repository,
): Report | undefined {
  if (folder === undefined || folderRange === undefined || repository.folders.has(folder)) return undefined
  if (unwalkedReason(repository, folder)) return undefined
  const written = slice(site.yaml.text, folderRange)
  const what = repository.files.has(folder) ? 'file' : 'missing folder'
  const found = nearest(folder, repository.folders)
  const near =
    found === undefined || found === '' ? '' : ` such as ${pathCode(seenFrom(site.folder, found), 36)}`
  return {
    range: folderRange,
    message: `Unexpected ${what} ${code(written)}, expected an existing folder${near}`,
    note: 'GitBook finds no page: the space is empty',
  }
}

/** A folder as `docs.yaml` writes it: with `/` from the root of the repository. */
const seenFrom = (folder: string, path: string): string =>
  isWithin(path, folder) ? `./${pathFrom(folder, path)}` : `/${path}`

function structureReport(problem: SiteProblem): Report {
  const {range} = problem
  const related = 'first' in problem ? {related: [{range: problem.first, message: 'First given here'}]} : {}
  return {range, message: structureMessage(problem), note, ...related}
}

function structureMessage(problem: SiteProblem): string {
  switch (problem.kind) {
    case 'duplicate-key':
      return `Unexpected second key ${code(problem.key)}, expected each key once in the site`
    case 'duplicate-path':
      return `Unexpected second path ${code(problem.path)}, expected each path once`
    case 'second-default':
      return `Unexpected second default ${problem.of}, expected one`
    case 'no-default':
      return `Unexpected ${problem.of}s without a default, expected \`default: true\` on one`
    case 'space-beside-sections':
      return 'Unexpected space beside sections, expected it in a section'
    case 'group-too-deep':
      return 'Unexpected group in a group in a group, expected one level of groups in a group'
    case 'other-language':
      return `Unexpected second language for the same folder, expected ${code(problem.language)}`
  }
}
