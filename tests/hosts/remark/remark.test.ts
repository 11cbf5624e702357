import {readdirSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {remark} from 'remark'
import remarkLint from 'remark-lint'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import plugins from '../../../src/hosts/remark/plugins.ts'
import preset from '../../../src/hosts/remark/preset.ts'
import {remarkGitbook} from '../../../src/syntax/remark-gitbook.ts'
import {root, runCommand} from '../../support/run-command.ts'

const messagesOf = async (text: string, path = 'README.md', cwd = root) => {
  const file = await remark()
    .use(preset)
    .process(new VFile({cwd, path, value: text}))
  return file.messages
}

interface Found {
  readonly path: string
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly start: {readonly line: number; readonly column: number}
  readonly end: {readonly line: number; readonly column: number}
}

const fixtures = join(root, 'fixtures')
const spaces = readdirSync(fixtures, {withFileTypes: true}).filter((entry) => entry.isDirectory())
const pagesOf = (space: string) =>
  readdirSync(join(fixtures, space), {recursive: true, encoding: 'utf8'}).filter((path) =>
    path.endsWith('.md'),
  )

describe('the preset', () => {
  it.each(spaces.map(({name}) => name))('reports on %s what the command reports', async (space) => {
    const cwd = join(fixtures, space)
    const {stdout} = await runCommand(['--format', 'json'], {cwd})
    const found: readonly Found[] = JSON.parse(stdout).findings
    const command = found
      .filter(({path}) => path.endsWith('.md'))
      .map(({path, rule, severity, message, start, end}) =>
        [path, rule, severity === 'error', message, start.line, start.column, end.line, end.column].join(
          '\t',
        ),
      )
    const host: string[] = []
    for (const path of pagesOf(space)) {
      for (const {ruleId, fatal, reason, place} of await messagesOf(
        readFileSync(join(cwd, path), 'utf8'),
        path,
        cwd,
      )) {
        const {start, end} = place && 'start' in place ? place : {start: undefined, end: undefined}
        host.push(
          [
            relative(cwd, join(cwd, path)),
            ruleId,
            fatal,
            reason,
            start?.line,
            start?.column,
            end?.line,
            end?.column,
          ].join('\t'),
        )
      }
    }
    expect(host.sort()).toEqual([...command].sort())
  })

  it('obeys comments', async () => {
    const text = '# Camp\n\n<!-- lint disable hint-style -->\n\n{% hint style="inof" %}\nHi\n{% endhint %}\n'
    expect(await messagesOf(text)).toEqual([])
    expect((await messagesOf(text.replace('disable', 'enable'))).map(({ruleId}) => ruleId)).toEqual([
      'hint-style',
    ])
  })

  it('is set otherwise by a plugin that is listed behind it', async () => {
    const text = '# Camp&#x20;\n\n{% hint style="inof" %}\nHi\n{% endhint %}\n'
    const [style, entity] = [plugins['hint-style'] ?? [], plugins['no-space-entity'] ?? []] as const
    const line = remark()
      .use(preset)
      .use([[style, ['error']] as never, [entity, false] as never])
    const {messages} = await line.process(text)
    expect(messages.map(({ruleId, fatal}) => [ruleId, fatal])).toEqual([['hint-style', true]])
  })

  it('says where a rule is documented, and what readers see', async () => {
    const [message] = await messagesOf('# Camp\n\n{% hint style="inof" %}\nHi\n{% endhint %}\n')
    expect(message).toMatchObject({source: 'remark-lint', ruleId: 'hint-style', fatal: false})
    expect(message?.url).toContain('docs/rules/hint-style.md')
    expect(message?.note).toBeTypeOf('string')
  })

  it('offers what may stand in the place of the range', async () => {
    const [message] = await messagesOf('# Camp\n\n{% hint style="Info" %}\nHi\n{% endhint %}\n')
    expect(message?.expected).toEqual(['info'])
  })
})

describe('a single plugin', () => {
  const processor = (setting: unknown) =>
    remark()
      .use(remarkGitbook)
      .use(remarkLint)
      .use([[plugins['hint-style'] ?? [], setting]].map(([plugin, value]) => [plugin, value] as never))

  it.each([
    [true, [false]],
    [['error'], [true]],
    [false, []],
  ])('is ranked by its setting: %j', async (setting, fatal) => {
    const file = await processor(setting).process('{% hint style="inof" %}\nHi\n{% endhint %}\n')
    expect(file.messages.map((message) => message.fatal)).toEqual(fatal)
  })

  it('reads the text itself, so a host without our syntax gives the same', async () => {
    const plugin = plugins['hint-style']
    expect(plugin).toBeDefined()
    const file = await remark()
      .use({plugins: plugin ? [plugin] : []})
      .process('{% hint style="inof" %}\nHi\n{% endhint %}\n')
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['hint-style'])
  })

  describe.each(['before', 'behind'])('%s remark-lint', (place) => {
    const [broken, style] = [plugins['no-broken-reference'] ?? [], plugins['hint-style'] ?? []] as const
    const ours = [broken, style].map((plugin) => [plugin, true] as never)
    const line = () => remark().use(place === 'before' ? [...ours, remarkLint] : [remarkLint, ...ours])

    it('keeps a message that ends the page', async () => {
      const {messages} = await line().process('# Camp\n\n[x](broken-reference)')
      expect(messages.map(({ruleId}) => ruleId)).toEqual(['no-broken-reference'])
    })

    it('takes a comment about the next line for one, and leaves the tree as it was', async () => {
      const hint = '{% hint style="inof" %}\nHi\n{% endhint %}\n'
      const text = `# Camp\n\n<!-- lint disable-next-line hint-style -->\n\n${hint}`
      const about = text.replace('-->\n\n', '-->\n')
      const file = await line().process(about)
      expect(file.messages.map(({ruleId}) => ruleId)).toEqual([])
      const processor = line()
      const tree = processor.parse(about)
      const before = structuredClone(tree)
      expect(await processor.run(tree, new VFile(about))).toEqual(before)
    })
  })
})
