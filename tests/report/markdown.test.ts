import {remark} from 'remark'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {markdownReport} from '../../src/report/markdown.ts'
import {exampleContext} from './example-context.ts'
import {findingAt, inputOf} from './example-input.ts'

const setup = '# Set up\n\n{% hint style="inof" %}\nSee [end](end.md).\n{% endhint %}\n'

const hint = findingAt(setup, 'inof', {
  message: 'Unexpected hint style `inof`, expected `info`',
  note: 'Readers see a plain box',
  url: 'https://example.com/rules/hint-style',
  where: {page: 'Set up', trail: ['Guides'], heading: 'First', block: 'hint', excerpt: '{% hint %}'},
  fix: {title: 'Replace `inof` with `info`', safety: 'safe', edits: []},
})
const link = findingAt(setup, 'end.md', {path: 'docs/z.md', rule: 'link-path', severity: 'error'})

describe('the summary', () => {
  it('has totals, rules, and pages with the worst first', () => {
    expect(markdownReport(inputOf([hint, link]), exampleContext)).toMatchInlineSnapshot(`
      "## gitbook-lint

      **1 error and 1 warning in 12 pages of 1 space, 1 with a fix**

      <details><summary>Rules</summary>
      <table>
      <tr><th>Findings</th><th>Rule</th><th>What should hold</th></tr>
      <tr><td align="right">1</td><td><a href="https&#58;//example.com/rules/hint-style"><code>hint-style</code></a></td><td>Hints have a style that GitBook knows</td></tr>
      <tr><td align="right">1</td><td><code>link-path</code></td><td></td></tr>
      </table>
      </details>

      <details><summary><code>docs/z.md</code>: 1 error</summary>
      <ul>
      <li><a href="https&#58;//example.com/blob/site/docs/z.md&#35;L4">4:11</a> <b>error</b> Unexpected <code>end.md</code> <code>link-path</code></li>
      </ul>
      </details>

      <details><summary><b>Guides › Set up</b> <code>docs/setup.md</code>: 1 warning</summary>
      <ul>
      <li><a href="https&#58;//example.com/blob/site/docs/setup.md&#35;L3">3:16</a> <b>warning</b> Unexpected hint style <code>inof</code>, expected <code>info</code> <a href="https&#58;//example.com/rules/hint-style"><code>hint-style</code></a><br>Readers see a plain box<br>Fix&#58; Replace <code>inof</code> with <code>info</code><br><i>under “First”, in a <code>hint</code> block</i><br><code>&#123;% hint %&#125;</code></li>
      </ul>
      </details>

      "
    `)
  })

  it('says that there is nothing', () => {
    expect(markdownReport(inputOf([]), exampleContext)).toBe(
      '## gitbook-lint\n\n**No findings in 12 pages of 1 space**\n\n',
    )
  })

  it('stays below the limit of GitHub, and counts what is left out', () => {
    const many = Array.from({length: 6000}, (_, number) => ({
      ...hint,
      path: `docs/${number}.md`,
      note: 'x'.repeat(400),
    }))
    const report = markdownReport(inputOf(many), exampleContext)
    expect(Buffer.byteLength(report)).toBeLessThan(2 ** 20)
    const [, left] = /(\d+) findings more did not fit/.exec(report) ?? []
    expect(report.split('<li>').length - 1 + Number(left)).toBe(6000)
  })

  it('shows so many findings of one page', () => {
    const report = markdownReport(inputOf(Array.from({length: 60}, () => hint)), exampleContext)
    expect(report).toContain('<li>… and 10 more</li>')
  })

  it('folds assets by folder', () => {
    const assets = ['a', 'b', 'c'].map((name) =>
      findingAt('', '', {path: `.gitbook/assets/${name}.png`, rule: 'no-unused-asset', severity: 'info'}),
    )
    const input = {...inputOf(assets), asset: () => ({bytes: 1_500_000})}
    const report = markdownReport(input, exampleContext)
    expect(report).toContain(': info, <code>no-unused-asset</code>, 3 files, 4.5 MB</summary>')
    expect(report).toContain('<li><code>a.png</code> 1.5 MB</li>')
  })
})

describe('what pages write', () => {
  const evil =
    '</code></summary>\n\n# Title <script>x</script> [a](b) ![c](d) <!-- @team #1 `code *b* _i_ | ~~~ \u202e\u001b'
  const finding = {
    ...hint,
    path: evil,
    rule: evil,
    message: `Unexpected \`${evil}\``,
    note: evil,
    where: {page: evil, trail: [evil], heading: evil, block: evil, excerpt: evil},
  }

  it('makes no Markdown and no tag', () => {
    const report = markdownReport(inputOf([finding]), exampleContext)
    const types = new Set<string>()
    visit(remark().parse(report), ({type}) => {
      types.add(type)
    })
    expect(types).toEqual(new Set(['root', 'heading', 'text', 'paragraph', 'strong', 'html']))
    expect(report).not.toMatch(/<script|<h1|<!-- @|\[a\]|\u202e|[^\P{Control}\n]/u)
    expect(report.match(/^#/gm)).toHaveLength(1)
  })

  it('names nobody', () => {
    expect(markdownReport(inputOf([finding]), exampleContext)).toContain('&#64;<!-- -->team &#35;<!-- -->1')
  })
})
