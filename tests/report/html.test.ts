import {Parser} from 'htmlparser2'
import {describe, expect, it} from 'vitest'
import {htmlReport} from '../../src/report/html/report.ts'
import type {LocatedFinding, ReportedEntry} from '../../src/report/located.ts'
import {exampleContext} from './example-context.ts'
import {findingAt, inputOf} from './example-input.ts'

const setup = '# Set up\n\n{% hint style="inof" %}\nSee [end](end.md).\n{% endhint %}\n'

const hint = findingAt(setup, 'inof', {
  message: 'Unexpected hint style `inof`, expected `info`',
  note: 'Readers see a plain box',
  url: 'https://example.com/rules/hint-style',
  where: {
    space: 'docs',
    page: 'Set up',
    trail: ['Guides'],
    heading: 'First',
    block: 'hint',
    excerpt: '{% hint %}',
  },
  related: [{path: 'docs/a.md', ...placesOf(3), message: 'First seen here'}],
  fix: {title: 'Replace `inof` with `info`', safety: 'unsafe', edits: []},
})

function placesOf(line: number) {
  const place = {line, column: 1, offset: 9}
  return {start: place, end: place}
}

const entries: readonly ReportedEntry[] = [
  {kind: 'page', title: 'Camp', depth: 0, path: 'docs/README.md'},
  {kind: 'group', title: 'Guides', depth: 0},
  {kind: 'page', title: 'Set up', depth: 1, path: 'docs/setup.md'},
  {kind: 'link', title: 'Set up again', depth: 4, path: 'docs/setup.md'},
]
const spaces = () => [{path: 'docs', title: 'Camp', entries}]
const sources = {'docs/setup.md': setup}

const reportOf = (findings: readonly LocatedFinding[]) =>
  htmlReport({...inputOf(findings, sources), spaces}, exampleContext)

/** The texts of the elements that have a class. */
function textsOf(report: string, wanted: string): readonly string[] {
  const texts: string[] = []
  const open: boolean[] = []
  const parser = new Parser({
    onopentag(_name, {class: names = ''}) {
      open.push(names.split(' ').includes(wanted))
      if (open.at(-1)) texts.push('')
    },
    ontext(text) {
      if (open.includes(true)) texts.push(`${texts.pop() ?? ''}${text}`)
    },
    onclosetag: () => open.pop(),
  })
  parser.end(report)
  return texts
}

/** Names of all tags, and of attributes that do something. */
function activeParts(report: string): ReadonlySet<string> {
  const parts = new Set<string>()
  const parser = new Parser({
    onopentag(name, attributes) {
      parts.add(name)
      for (const attribute of Object.keys(attributes))
        if (/^on|^style$|^src/.test(attribute)) parts.add(attribute)
    },
  })
  parser.end(report)
  return parts
}

describe('the page', () => {
  it('tells what was found, where a writer finds it, and both ways to mend it', () => {
    const report = reportOf([hint])
    expect(textsOf(report, 'body')[0]?.replace(/\s+/g, ' ')).toBe(
      'Readers see a plain box Whereunder “First”, in a hint blockText{% hint %} 2 3{% hint style="inof" %} 4See [end](end.md). First seen here: docs/a.md:3:1 In GitBook’s editorChoose the style in the menu of the hint.In GitReplace inof with info (a guess), at docs/setup.md:3:16Rulehint-style: A hint of unknown style is shown as an info hint.',
    )
    expect(report).toContain('<mark>inof</mark>')
    expect(textsOf(report, 'trail')).toEqual(['Guides'])
  })

  it('has the table of contents with the number of findings of each page, once', () => {
    const report = reportOf([hint, {...hint}])
    expect(textsOf(report, 'line')).toEqual(['Camp', 'Guides', 'Set up2', 'Set up again'])
    expect(report).toContain('<li class="page none"><span class="line"><bdi>Camp</bdi></span></li>')
  })

  it('shows what lies in no table of contents and in no space', () => {
    const unlisted = {...hint, path: 'docs/other.md'}
    const lone = findingAt(setup, 'inof', {path: 'lone.md'})
    const report = reportOf([hint, unlisted, lone])
    expect(report).toContain('<h3>Not in the table of contents</h3>')
    expect(report).toContain('<bdi>Other files</bdi>')
    expect(report).toContain('<h1><bdi>Findings in Camp</bdi></h1>')
    expect(htmlReport(inputOf([lone]), exampleContext)).toContain('<h1><bdi>Findings</bdi></h1>')
  })

  it('says that nothing was found', () => {
    const report = reportOf([])
    expect(report).toContain('Nothing was found')
    expect(report).toContain('<h1><bdi>Findings in Camp</bdi></h1>')
  })

  it('folds assets by folder', () => {
    const assets = ['a', 'b', 'c'].map((name) =>
      findingAt('', '', {path: `docs/img/${name}.png`, rule: 'no-unused-asset', where: {space: 'docs'}}),
    )
    const input = {...inputOf(assets), spaces, asset: () => ({bytes: 2000})}
    const report = htmlReport(input, exampleContext)
    expect(textsOf(report, 'message')).toEqual(['3 files, 6.0 kB'])
    expect(textsOf(report, 'files')).toEqual(['a.png 2.0 kBb.png 2.0 kBc.png 2.0 kB'])
  })

  it('leaves out the mildest of very many, and says how many', () => {
    const many = Array.from({length: 10_002}, () => ({...hint}))
    const report = reportOf([...many, {...hint, severity: 'error'}])
    expect(report).toContain('3 findings more did not fit here')
    expect(report.match(/<li class="finding error"/g)).toHaveLength(1)
  })
})

describe('what pages write', () => {
  const evil = `</script></style><script>alert(1)</script><img src=x onerror=alert(1)> "' onclick=x javascript: &lt; \u2028\u202e\u001b\ud800`
  const finding: LocatedFinding = {
    ...hint,
    path: evil,
    rule: evil,
    message: `Unexpected \`${evil}\``,
    note: evil,
    url: `javascript:${evil}`,
    where: {space: evil, page: evil, trail: [evil], heading: evil, block: evil, excerpt: evil},
    related: [{path: evil, ...placesOf(1), message: evil}],
    fix: {title: evil, safety: 'safe', edits: []},
  }
  const hostile = {
    ...inputOf([finding], {[evil]: `${evil}\n${evil}\n${evil}`}),
    spaces: () => [
      {path: evil, title: evil, entries: [{kind: 'page', title: evil, depth: 0, path: evil} as const]},
    ],
  }
  const rule = exampleContext.rule('hint-style')
  const context = {
    ...exampleContext,
    rule: () => rule && {...rule, url: `javascript:${evil}`},
    linkTo: () => `javascript:${evil}`,
  }

  it('stays text', () => {
    const report = htmlReport(hostile, context)
    expect([...activeParts(report)].sort()).toEqual([...activeParts(reportOf([hint]))].sort())
    expect(report.match(/<script>/g)).toHaveLength(1)
    expect(report).not.toMatch(/[^\P{Control}\n]|[\u2028\u202e]|\p{Surrogate}|href="javascript/u)
  })

  it('could run nothing if it did not', () => {
    expect(reportOf([hint])).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/]+='; script-src 'sha256-[\w+/]+='; img-src data:; base-uri 'none'; form-action 'none'"/,
    )
  })
})
