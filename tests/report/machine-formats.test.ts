import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {checkstyleReport} from '../../src/report/checkstyle.ts'
import {githubReport} from '../../src/report/github.ts'
import {gitlabReport} from '../../src/report/gitlab.ts'
import {jsonReport} from '../../src/report/json.ts'
import {junitReport} from '../../src/report/junit.ts'
import type {LocatedFinding} from '../../src/report/located.ts'
import {rdjsonlReport} from '../../src/report/rdjsonl.ts'
import {mostResults, sarifReport} from '../../src/report/sarif.ts'
import {exampleContext} from './example-context.ts'
import {findingAt, inputOf} from './example-input.ts'
import {gitlabErrors, rdjsonlErrors, sarifErrors, xmlErrors} from './validate.ts'

const setup = '# Set up\n\n{% hint style="inof" %}\nSee [end](end.md).\n{% endhint %}\n'
const at = setup.indexOf('inof')

const hint = findingAt(setup, 'inof', {
  path: 'guides/set up 100%.md',
  message: 'Unexpected hint style `inof`, expected `info`',
  note: 'Readers see a plain box',
  url: 'https://example.com/rules/hint-style',
  fix: {
    title: 'Replace `inof` with `info`',
    safety: 'safe',
    edits: [
      {path: 'guides/set up 100%.md', start: at + 1, end: at + 2, text: 'n'},
      {path: 'guides/set up 100%.md', start: at + 2, end: at + 3, text: 'f'},
    ],
  },
})
const link = findingAt(setup, 'end.md', {
  path: 'guides/set up 100%.md',
  rule: 'link-path',
  severity: 'error',
  message: 'Unexpected link to missing page `end.md`, expected an existing page',
  related: [{path: 'SUMMARY.md', ...placesOf(3), message: 'Listed here'}],
})
const block = findingAt(setup, setup.slice(setup.indexOf('{%')), {
  path: 'guides/set up 100%.md',
  severity: 'info',
  message: 'Unexpected block',
})

function placesOf(line: number) {
  const place = {line, column: 1, offset: 0}
  return {start: place, end: place}
}

const input = inputOf([hint, link, block], {'guides/set up 100%.md': setup})
const nothing = inputOf([])

describe('github', () => {
  it('writes the worst first, from the root of the repository, and the totals', () => {
    expect(githubReport(input, exampleContext)).toMatchInlineSnapshot(`
      "::error file=site/guides/set up 100%25.md,line=4,endLine=4,col=11,endColumn=17,title=link-path::Unexpected link to missing page \`end.md\`, expected an existing page%0AListed here: SUMMARY.md:3:1
      ::warning file=site/guides/set up 100%25.md,line=3,endLine=3,col=16,endColumn=20,title=hint-style::Unexpected hint style \`inof\`, expected \`info\`%0AReaders see a plain box%0AFix: Replace \`inof\` with \`info\`
      ::notice file=site/guides/set up 100%25.md,line=3,endLine=6,title=hint-style::Unexpected block
      ::notice title=gitbook-lint::1 error, 1 warning and 1 info in 12 pages of 1 space, 1 with a fix
      "
    `)
  })

  it('writes ten of each kind, the rest as lines of the log', () => {
    const many = Array.from({length: 12}, (_, number) => ({...link, message: `Unexpected ${number}`}))
    const report = githubReport(inputOf([...many, hint]), exampleContext)
    expect(report.match(/^::error /gm)).toHaveLength(10)
    expect(report.match(/^::warning /gm)).toHaveLength(1)
    expect(report).toContain(
      '::group::2 more\nguides/set up 100%.md:4:11: error Unexpected 10 [link-path]\nguides/set up 100%.md:4:11: error Unexpected 11 [link-path]\n::endgroup::\n',
    )
    expect(report).toContain(
      '::notice title=gitbook-lint::12 errors and 1 warning in 12 pages of 1 space, 1 with a fix; 2 of them without an annotation, since GitHub shows ten of each kind\n',
    )
    expect(githubReport(inputOf(many), exampleContext, {rest: false})).not.toContain('::group::')
  })

  it('keeps the totals among the ten notices', () => {
    const many = Array.from({length: 12}, () => block)
    expect(githubReport(inputOf(many), exampleContext).match(/^::notice /gm)).toHaveLength(10)
  })

  it('leaves columns out where a range takes several lines', () => {
    expect(githubReport(inputOf([block]), exampleContext)).toContain(',line=3,endLine=6,title=')
  })
})

describe('sarif', () => {
  it('is valid with and without findings', () => {
    expect(sarifErrors(sarifReport(input, exampleContext))).toEqual([])
    expect(sarifErrors(sarifReport(nothing, exampleContext))).toEqual([])
  })

  it('describes rules, places, other places and fixes', () => {
    const {runs} = JSON.parse(sarifReport(input, exampleContext))
    expect(runs[0].tool.driver.rules).toMatchInlineSnapshot(`
      [
        {
          "defaultConfiguration": {
            "level": "warning",
          },
          "fullDescription": {
            "text": "A hint of unknown style is shown as an info hint.",
          },
          "help": {
            "markdown": "A hint of unknown style is shown as an info hint.

      **In GitBook's editor:** Choose the style in the menu of the hint.

      **In Git:** see [hint-style](https://example.com/rules/hint-style)",
            "text": "A hint of unknown style is shown as an info hint.

      In GitBook's editor: Choose the style in the menu of the hint.

      In Git: https://example.com/rules/hint-style",
          },
          "helpUri": "https://example.com/rules/hint-style",
          "id": "hint-style",
          "properties": {
            "problem.severity": "warning",
            "tags": [
              "documentation",
              "gitbook",
            ],
          },
          "shortDescription": {
            "text": "Hints have a style that GitBook knows",
          },
        },
        {
          "id": "link-path",
        },
      ]
    `)
    expect(runs[0].results.slice(0, 2)).toMatchInlineSnapshot(`
      [
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "site/guides/set%20up%20100%25.md",
                  "uriBaseId": "%SRCROOT%",
                },
                "region": {
                  "endColumn": 17,
                  "endLine": 4,
                  "startColumn": 11,
                  "startLine": 4,
                },
              },
            },
          ],
          "message": {
            "text": "Unexpected link to missing page \`end.md\`, expected an existing page.",
          },
          "partialFingerprints": {
            "gitbookLint/v1": "e9522b4429b3e7ebb62cef22d49fa2c6",
          },
          "relatedLocations": [
            {
              "id": 1,
              "message": {
                "text": "Listed here",
              },
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "site/SUMMARY.md",
                  "uriBaseId": "%SRCROOT%",
                },
                "region": {
                  "endColumn": 1,
                  "endLine": 3,
                  "startColumn": 1,
                  "startLine": 3,
                },
              },
            },
          ],
          "ruleId": "link-path",
          "ruleIndex": 1,
        },
        {
          "fixes": [
            {
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "site/guides/set%20up%20100%25.md",
                    "uriBaseId": "%SRCROOT%",
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "endColumn": 18,
                        "endLine": 3,
                        "startColumn": 17,
                        "startLine": 3,
                      },
                      "insertedContent": {
                        "text": "n",
                      },
                    },
                    {
                      "deletedRegion": {
                        "endColumn": 19,
                        "endLine": 3,
                        "startColumn": 18,
                        "startLine": 3,
                      },
                      "insertedContent": {
                        "text": "f",
                      },
                    },
                  ],
                },
              ],
              "description": {
                "text": "Replace \`inof\` with \`info\`",
              },
            },
          ],
          "level": "warning",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "site/guides/set%20up%20100%25.md",
                  "uriBaseId": "%SRCROOT%",
                },
                "region": {
                  "endColumn": 20,
                  "endLine": 3,
                  "startColumn": 16,
                  "startLine": 3,
                },
              },
            },
          ],
          "message": {
            "text": "Unexpected hint style \`inof\`, expected \`info\`. Readers see a plain box.",
          },
          "partialFingerprints": {
            "gitbookLint/v1": "5b7474b0dc298d824d77f1fe80755857",
          },
          "ruleId": "hint-style",
          "ruleIndex": 0,
        },
      ]
    `)
  })

  it('lists the worst of more findings than GitHub takes, and says so', () => {
    const many = Array.from({length: mostResults}, () => block)
    const {runs} = JSON.parse(sarifReport(inputOf([...many, link]), exampleContext))
    expect(runs[0].results).toHaveLength(mostResults)
    expect(runs[0].results[0].level).toBe('error')
    expect(runs[0].invocations[0].toolExecutionNotifications[0].message.text).toBe(
      '25001 findings, of which the worst 25000 are listed: GitHub takes no more of a run',
    )
  })

  it('escapes what would be a placeholder or a link in a message', () => {
    const finding = {...link, message: 'Unexpected `{0}` and `[x](http://example.com)` in `{% hint %}`'}
    const {runs} = JSON.parse(sarifReport(inputOf([finding]), exampleContext))
    expect(runs[0].results[0].message.text).toBe(
      'Unexpected `{{0}}` and `\\[x](http://example.com)` in `{% hint %}`.',
    )
  })
})

describe('gitlab', () => {
  it('is valid with and without findings', () => {
    expect(gitlabErrors(gitlabReport(input, exampleContext))).toEqual([])
    expect(gitlabReport(nothing, exampleContext)).toBe('[]\n')
  })

  it('has paths from the root of the repository and fingerprints of their own', () => {
    const entries: readonly {fingerprint: string; location: {path: string}}[] = JSON.parse(
      gitlabReport(inputOf([hint, link, {...link}], {'guides/set up 100%.md': setup}), exampleContext),
    )
    expect(new Set(entries.map(({fingerprint}) => fingerprint)).size).toBe(3)
    expect(entries[0]?.location.path).toBe('site/guides/set up 100%.md')
  })

  it('keeps fingerprints when a line is added above', () => {
    const fingerprintsIn = (text: string) =>
      JSON.parse(
        gitlabReport(inputOf([findingAt(text, 'inof')], {'docs/setup.md': text}), exampleContext),
      ).map(({fingerprint}: {fingerprint: string}) => fingerprint)
    expect(fingerprintsIn(`New\n\n${setup}`)).toEqual(fingerprintsIn(setup))
  })
})

describe('junit', () => {
  it('is valid with and without findings', async () => {
    expect(await xmlErrors(junitReport(input, exampleContext), 'junit')).toEqual([])
    expect(await xmlErrors(junitReport(nothing, exampleContext), 'junit')).toEqual([])
  })

  it('has a failure for what fails the run and a skipped test for what does not', () => {
    expect(junitReport(input, exampleContext)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="gitbook-lint" tests="3" failures="1" errors="0" skipped="2" time="0">
        <testsuite name="guides/set up 100%.md" tests="3" failures="1" errors="0" skipped="2" time="0">
          <testcase name="hint-style at 3:16" classname="guides/set up 100%.md" file="guides/set up 100%.md" line="3" time="0">
            <skipped message="warning: Unexpected hint style \`inof\`, expected \`info\`"/>
          </testcase>
          <testcase name="link-path at 4:11" classname="guides/set up 100%.md" file="guides/set up 100%.md" line="4" time="0">
            <failure type="error" message="Unexpected link to missing page \`end.md\`, expected an existing page">guides/set up 100%.md:4:11: error Unexpected link to missing page \`end.md\`, expected an existing page
        See [end](end.md).
                  ^^^^^^
      Listed here: SUMMARY.md:3:1</failure>
          </testcase>
          <testcase name="hint-style at 3:1" classname="guides/set up 100%.md" file="guides/set up 100%.md" line="3" time="0">
            <skipped message="info: Unexpected block"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `)
    expect(junitReport(nothing, exampleContext)).toContain('No findings in 12 pages of 1 space')
  })
})

describe('checkstyle', () => {
  it('is valid with and without findings', async () => {
    expect(await xmlErrors(checkstyleReport(input), 'checkstyle')).toEqual([])
    expect(await xmlErrors(checkstyleReport(nothing), 'checkstyle')).toEqual([])
  })

  it('lists findings by file', () => {
    expect(checkstyleReport(inputOf([hint, link]))).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="0.0.0-source">
        <file name="guides/set up 100%.md">
          <error line="3" column="16" severity="warning" message="Unexpected hint style \`inof\`, expected \`info\`" source="gitbook-lint.hint-style"/>
          <error line="4" column="11" severity="error" message="Unexpected link to missing page \`end.md\`, expected an existing page" source="gitbook-lint.link-path"/>
        </file>
      </checkstyle>
      "
    `)
  })
})

describe('rdjsonl', () => {
  it('is valid, one line a finding', async () => {
    expect(await rdjsonlErrors(rdjsonlReport(input))).toEqual([])
    expect(rdjsonlReport(input).split('\n')).toHaveLength(4)
    expect(rdjsonlReport(nothing)).toBe('')
  })

  it('suggests all edits of a fix as one', () => {
    const {suggestions} = JSON.parse(rdjsonlReport(inputOf([hint], {[hint.path]: setup})))
    const place = (column: number) => ({line: 3, column})
    expect(suggestions).toEqual([{range: {start: place(17), end: place(19)}, text: 'nf'}])
  })

  it('suggests nothing where a fix touches another file', () => {
    const fix = {title: 'Move', safety: 'safe', edits: [{path: 'b.md', start: 0, end: 0, text: ''}]} as const
    expect(rdjsonlReport(inputOf([{...hint, fix}]))).not.toContain('suggestions')
  })
})

describe('columns', () => {
  // One unit of UTF-16 and three bytes, two and four, one and one, and again after a byte order mark.
  const before = '\ufeff提\t😀 e\u0301 '
  const page = `${before}word and 😀 more\n`
  const finding = findingAt(page, 'word', {path: 'a.md'})
  const again = findingAt(page, 'more', {path: 'a.md'})
  const found = inputOf([finding, again], {'a.md': page})

  it('are UTF-16 units in all formats but one', () => {
    const column = 9
    expect(JSON.parse(jsonReport(found)).findings[0].start.column).toBe(column)
    expect(githubReport(found, exampleContext)).toContain(`line=1,endLine=1,col=${column},endColumn=13,`)
    const region = JSON.parse(sarifReport(found, exampleContext)).runs[0].results[0].locations[0]
    expect(region.physicalLocation.region).toMatchObject({startColumn: column, endColumn: 13})
    expect(JSON.parse(gitlabReport(found, exampleContext))[0].location.positions.begin.column).toBe(column)
    expect(junitReport(found, exampleContext)).toContain(` at 1:${column}"`)
    expect(checkstyleReport(found)).toContain(`column="${column}"`)
  })

  it('are bytes of UTF-8 in RDFormat', () => {
    const ranges = rdjsonlReport(found)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).location.range)
    const bytes = (text: string) => Buffer.byteLength(text.slice(1)) + 1
    const columnsOf = (word: string) => ({
      start: {line: 1, column: bytes(page.slice(0, page.indexOf(word)))},
      end: {line: 1, column: bytes(page.slice(0, page.indexOf(word) + word.length))},
    })
    expect(ranges).toEqual([columnsOf('word'), columnsOf('more')])
    expect(ranges[0].start.column).toBe(14)
  })
})

describe('columns after any text', () => {
  const words = fc.constantFrom(
    'a',
    'é',
    '提',
    '😀',
    '\t',
    'e\u0301',
    '👩‍👩‍👧',
    '𝒳',
    '\n',
    '\r\n',
    ' ',
    '\u200b',
  )
  const prefixes = fc.array(words, {maxLength: 30}).map((all) => all.join(''))

  it('point at the finding in the unit of each format', () => {
    fc.assert(
      fc.property(prefixes, prefixes, (one, other) => {
        const text = `${one}WORD${other}WARD`
        const findings = [findingAt(text, 'WORD', {path: 'a'}), findingAt(text, 'WARD', {path: 'a'})]
        const some = inputOf(findings, {a: text})
        const lines = text.split(/\r?\n/)
        const bytes = lines.map((line) => Buffer.from(line))
        const inUnits = JSON.parse(sarifReport(some, exampleContext)).runs[0].results.map(
          ({locations}: {locations: {physicalLocation: {region: Region}}[]}) => {
            const region = locations[0]?.physicalLocation.region
            return lines[(region?.startLine ?? 0) - 1]?.slice(
              (region?.startColumn ?? 0) - 1,
              (region?.endColumn ?? 0) - 1,
            )
          },
        )
        const inBytes = rdjsonlReport(some)
          .split('\n')
          .slice(0, -1)
          .map((line) => {
            const {start, end} = JSON.parse(line).location.range
            return bytes[start.line - 1]?.subarray(start.column - 1, end.column - 1).toString()
          })
        expect([inUnits, inBytes]).toEqual([
          ['WORD', 'WARD'],
          ['WORD', 'WARD'],
        ])
      }),
      {numRuns: 200},
    )
  })
})

interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endColumn: number
}

describe('hostile names and texts', () => {
  const evil =
    '\n::error::x\r\n##[add-mask]y \u001b[2J\u0000\u202e\ufffe]]>--> <script>&"\' ,:%0A \u2028\u0085 \ud800 `|*_~@a #1'
  const finding: LocatedFinding = {
    ...findingAt(setup, 'inof'),
    path: `::warning::${evil}.md`,
    rule: evil,
    message: evil,
    note: evil,
    url: `https://example.com/${evil}`,
    where: {space: evil, page: evil, trail: [evil], heading: evil, block: evil, excerpt: evil},
    related: [{path: evil, ...placesOf(1), message: evil}],
    fix: {title: evil, safety: 'safe', edits: [{path: evil, start: 0, end: 0, text: evil}]},
  }
  const hostile = inputOf(
    Array.from({length: 12}, () => finding),
    {[finding.path]: evil, [evil]: evil},
  )
  const reports = {
    github: githubReport(hostile, exampleContext),
    sarif: sarifReport(hostile, exampleContext),
    gitlab: gitlabReport(hostile, exampleContext),
    junit: junitReport(hostile, {fails: () => true}),
    checkstyle: checkstyleReport(hostile),
    rdjsonl: rdjsonlReport(hostile),
    json: jsonReport(hostile),
  }

  it.each(Object.entries(reports))('leave nothing to obey in %s', (_name, report) => {
    expect(report).not.toMatch(/[^\P{Control}\n]|[\u2028\u2029\u202e\ufffe]|\p{Surrogate}/u)
    expect(report).not.toContain('##[')
  })

  it('make no command in a log but our own', () => {
    const commands = reports.github.split('\n').filter((line) => /^\s*::/.test(line))
    expect(new Set(commands.map((line) => line.slice(0, line.indexOf(' '))))).toEqual(
      new Set(['::warning', '::group::2', '::notice', '::endgroup:']),
    )
    expect(reports.github.split('\n')).toHaveLength(10 + 4 + 2)
  })

  it('keep every format valid', async () => {
    expect(sarifErrors(reports.sarif)).toEqual([])
    expect(gitlabErrors(reports.gitlab)).toEqual([])
    expect(await rdjsonlErrors(reports.rdjsonl)).toEqual([])
    expect(await xmlErrors(reports.junit, 'junit')).toEqual([])
    expect(await xmlErrors(reports.checkstyle, 'checkstyle')).toEqual([])
  })
})
