/** Whatever path a page or a config names, nothing outside of the repository is read. */
import {describe, expect, it} from 'vitest'
import {rules} from '../../rules/index.ts'
import {activeRules} from '../../src/lint/active-rules.ts'
import {checkPage} from '../../src/lint/check-page.ts'
import {lintSpace} from '../../src/lint/lint-space.ts'
import {resolveConfig} from '../../src/lint/resolve-config.ts'
import {discover} from '../../src/project/discover.ts'
import {load} from '../../src/project/load.ts'
import {createMemoryFileSystem, type MemoryFile} from '../../src/project/memory-file-system.ts'

const ways = [
  '../../../outside/secret.md',
  '/outside/secret.md',
  '//outside/secret.md',
  '..%2F..%2F..%2Foutside%2Fsecret.md',
  '..%5C..%5C..%5Coutside%5Csecret.md',
  '%2e%2e/%2e%2e/outside/secret.md',
  '..\\..\\..\\outside\\secret.md',
  'C:\\outside\\secret.md',
  '\\\\server\\share\\secret.md',
  'file:///outside/secret.md',
  'secret.md%00.png',
  'secret.md\0.png',
  'link/secret.md',
  'secret-link.md',
  'nul',
  'con.md',
  'aux.yaml',
  'README.md::$DATA',
  '.git/config',
  '~/secret.md',
]

const page = (way: string): string =>
  `# Kites

[a](<${way}>) ![b](<${way}>) [c](<${way}#part>)

{% include "${way}" %}

{% file src="${way}" %}

{% openapi src="${way}" path="/a" method="get" %}
[a](${way})
{% endopenapi %}

{% openapi-operation spec="a" path="/a" method="get" %}
[a](${way})
{% endopenapi-operation %}

{% content-ref url="${way}" %}
[a](${way})
{% endcontent-ref %}

<img src="${way}" alt=""> <a href="${way}">a</a>
`

async function lint(files: Readonly<Record<string, MemoryFile>>) {
  const config = resolveConfig({rules, settings: rules.map(({id, severity}) => ({id, severity}))}).configFor(
    '',
  )
  const fs = createMemoryFileSystem({
    '/repo/space/.git/HEAD': '',
    '/repo/space/.git/config': '[core]\n',
    '/outside/secret.md': '# Secret\n',
    '/outside/secret.yaml': 'secret: true\n',
    '/repo/space/link': {link: '/outside'},
    '/repo/space/secret-link.md': {link: '/outside/secret.md'},
    ...files,
  })
  const {spaces} = await discover(fs, {paths: ['/repo/space'], loose: true})
  const loaded = await load(
    fs,
    spaces,
    (source) => checkPage({...source, rules: activeRules(rules, 'page', config)}),
    {measure: () => true},
  )
  const findings = loaded.flatMap(({index}) => lintSpace(index, () => activeRules(rules, 'space', config)))
  return {findings, touched: [...fs.reads, ...fs.lists]}
}

const strays = (touched: readonly string[]): readonly string[] =>
  touched.filter(
    (path) =>
      !/^\/repo\/space(?:\/|$)/.test(path) || /^\/repo\/space\/(?:\.git|link|secret-link)(?:\/|$)/.test(path),
  )

describe('nothing outside is read', () => {
  it.each(ways)('where a page names %j', async (way) => {
    const {touched, findings} = await lint({
      '/repo/space/SUMMARY.md': `# Table of contents\n\n* [Kites](README.md)\n* [a](<${way}>)\n`,
      '/repo/space/README.md': page(way),
    })
    expect(findings.filter(({rule}) => rule === 'internal-error')).toEqual([])
    expect(strays(touched)).toEqual([])
    expect(touched).toContain('/repo/space/README.md')
  })

  it.each(ways)('where a config names %j', async (way) => {
    const quoted = JSON.stringify(way)
    const {touched} = await lint({
      '/repo/space/.gitbook.yaml': `root: ${quoted}\nstructure:\n  readme: ${quoted}\n  summary: ${quoted}\nredirects:\n  ${quoted}: ${quoted}\n`,
      '/repo/space/docs.yaml': `structure:\n  - space: a\n    path: ${quoted}\n    root: ${quoted}\n`,
      '/repo/space/README.md': '# Kites\n',
    })
    expect(strays(touched)).toEqual([])
    expect(touched).toContain('/repo/space/.gitbook.yaml')
  })
})
