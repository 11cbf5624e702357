/** What remark's engine does with our plugins: the facts that the adapter is built on. */
import fs, {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {PassThrough} from 'node:stream'
import type {Root} from 'mdast'
import {remark} from 'remark'
import remarkLint from 'remark-lint'
import type {Plugin} from 'unified'
import {engine} from 'unified-engine'
import {lintRule} from 'unified-lint-rule'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'
import plugins from '../../../src/hosts/remark/plugins.ts'
import preset from '../../../src/hosts/remark/preset.ts'
import {toPlugin} from '../../../src/hosts/remark/to-plugin.ts'
import {definePageRule} from '../../../src/lint/rule.ts'
import type {Page} from '../../../src/page/page.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-remark-'))
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

type Files = Readonly<Record<string, string>>

/** Writes a repository of its own, so that nothing around it is looked at. */
function write(name: string, files: Files): string {
  const cwd = join(folder, name)
  for (const [path, text] of Object.entries({'.git/HEAD': '', ...files})) {
    mkdirSync(dirname(join(cwd, path)), {recursive: true})
    writeFileSync(join(cwd, path), text)
  }
  return cwd
}

/** Runs remark's engine over files, as its command does. */
async function run(
  cwd: string,
  paths: readonly (string | VFile)[],
  settings: Readonly<Record<string, unknown>> = {},
): Promise<readonly VFile[]> {
  const files = paths
  return new Promise((resolve, reject) => {
    engine(
      {
        processor: remark(),
        cwd,
        files: [...files],
        plugins: [preset],
        settings,
        output: false,
        streamError: new PassThrough(),
        streamOut: new PassThrough(),
      },
      (error, _status, context) => {
        if (error) reject(error)
        else resolve(context?.files ?? [])
      },
    )
  })
}

/** Every call by which folders and texts are read at once, as our file system does; the engine reads otherwise. */
async function lookedAt(act: () => Promise<unknown>): Promise<readonly (readonly [string, string])[]> {
  const looks: (readonly [string, string])[] = []
  const spies = (['readdirSync', 'readFileSync'] as const).map((name) => {
    const original = fs[name] as (...args: readonly unknown[]) => unknown
    return vi.spyOn(fs, name).mockImplementation(((...args: readonly unknown[]) => {
      if (String(args[0]).startsWith(folder)) looks.push([name, String(args[0])])
      return original(...args)
    }) as never)
  })
  syncBuiltinESMExports()
  try {
    await act()
  } finally {
    for (const spy of spies) spy.mockRestore()
    syncBuiltinESMExports()
  }
  return looks
}

const rulesIn = (files: readonly VFile[]) => files.map(({messages}) => messages.map(({ruleId}) => ruleId))

const space: Files = {
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
  'README.md': '# Camp\n\n[Fire](fire.md#wood) and [water](water.md)\n',
  'fire.md': '# Fire\n\n## Stones\n\nRound.\n',
}

describe('rules about a whole space', () => {
  it('run in a plain processor, which has no file set', async () => {
    const cwd = write('plain', space)
    const file = await remark()
      .use(preset)
      .process(new VFile({cwd, path: 'README.md', value: space['README.md']}))
    expect(file.messages.map(({ruleId, fatal, line, column}) => [ruleId, fatal, line, column])).toEqual([
      ['no-broken-page-link', true, 3, 34],
      ['no-missing-anchor', false, 3, 16],
    ])
    expect(file.messages[1]).toMatchObject({
      source: 'remark-lint',
      url: expect.stringContaining('no-missing-anchor'),
    })
  })

  it('see what other files of the run hold, saved or not', async () => {
    const cwd = write('unsaved', space)
    // All with their texts: the engine waits for ever where some are read and others are not.
    const held = (path: string, value: string) => new VFile({cwd, path: join(cwd, path), value})
    const unsaved = [
      held('README.md', space['README.md'] ?? ''),
      held('fire.md', '# Fire\n\n## Wood\n\nDry.\n'),
    ]
    expect(rulesIn(await run(cwd, unsaved)).flat()).toEqual(['no-broken-page-link'])
    const saved = await run(cwd, ['README.md', 'fire.md'])
    expect(rulesIn(saved).flat()).toEqual(['no-broken-page-link', 'no-missing-anchor'])
  })

  it('see the text that is given in a plain processor, not the one on the disk', async () => {
    const cwd = write('given', space)
    const value = '# Camp\n\n## Tent\n\n[Tent](#tent)\n'
    const {messages} = await remark()
      .use(preset)
      .process(new VFile({cwd, path: 'README.md', value}))
    expect(messages.map(({ruleId}) => ruleId)).toEqual([])
  })

  it('see what is on the disk now, though the process goes on', async () => {
    const cwd = write('watched', space)
    expect(rulesIn(await run(cwd, ['README.md']))).toEqual([['no-broken-page-link', 'no-missing-anchor']])
    writeFileSync(join(cwd, 'water.md'), '# Water\n')
    expect(rulesIn(await run(cwd, ['README.md']))).toEqual([['no-missing-anchor', 'no-unlisted-target']])
  })

  it('are switched off by comments', async () => {
    const text = `<!-- lint disable no-missing-anchor no-broken-page-link -->\n\n${space['README.md']}`
    const cwd = write('comments', {...space, 'README.md': text})
    expect(rulesIn(await run(cwd, ['README.md']))).toEqual([[]])
  })

  it('are silent for a text without a path', async () => {
    const file = await remark().use(preset).process('# Camp\n\n[water](water.md)\n')
    expect(file.messages).toEqual([])
  })

  it('load the space once in a run, however many files it has', async () => {
    const many = Object.fromEntries(Array.from({length: 12}, (_, at) => [`page-${at}.md`, `# Page ${at}\n`]))
    const cwd = write('once', {...space, ...many})
    const alone = await lookedAt(() => run(cwd, ['README.md']))
    const all = await lookedAt(() => run(cwd, Object.keys({...space, ...many})))
    const listed = (looks: typeof all) => looks.filter(([call]) => call === 'readdirSync')
    expect(listed(alone).map(([, path]) => path)).toContain(cwd)
    expect(listed(all)).toEqual(listed(alone))
    const read = (looks: typeof all) =>
      looks.filter(([call, path]) => call !== 'readdirSync' && path.endsWith('.md')).map(([, path]) => path)
    expect(read(alone).length).toBe(14)
    expect(new Set(read(alone)).size).toBe(14)
    // What the first run has read is known to the second. The fifteenth the engine held; now it may come to it later.
    expect(read(all).filter((path) => path !== join(cwd, 'README.md'))).toEqual([])
  })

  it('look for no space above the working directory', async () => {
    const cwd = write('above', {...space, 'guides/walk.md': '# Walk\n\n[gone](gone.md)\n'})
    const inside = join(cwd, 'guides')
    const file = new VFile({cwd: inside, path: 'walk.md', value: '# Walk\n\n[gone](gone.md)\n'})
    expect((await remark().use(preset).process(file)).messages).toEqual([])
  })

  it('take the space that the settings name', async () => {
    const cwd = write('named', {'book/README.md': '# Camp\n\n[gone](gone.md)\n'})
    expect(rulesIn(await run(cwd, ['book/README.md']))).toEqual([[]])
    const named = await run(cwd, ['book/README.md'], {gitbook: {root: 'book'}})
    expect(rulesIn(named)).toEqual([['no-broken-page-link']])
  })

  it('weigh less on a page that readers are not served', async () => {
    const cwd = write('unserved', {...space, 'draft.md': '# Draft\n\n[gone](gone.md)\n'})
    const [file] = await run(cwd, ['draft.md'])
    const link = file?.messages.find(({ruleId}) => ruleId === 'no-broken-page-link')
    expect(link?.fatal).toBe(false)
  })

  it('know the table of contents by the name that the config gives it', async () => {
    const cwd = write('renamed', {
      '.gitbook.yaml': 'structure:\n  summary: toc.md\n',
      'toc.md': '# Table of contents\n\n* [Camp](README.md)\n* [Gone](gone.md)\n',
      'README.md': '# Camp\n',
    })
    expect(rulesIn(await run(cwd, ['toc.md']))).toEqual([['summary-entry-target']])
  })
})

describe('a message', () => {
  it('says by its cause where the other place is', async () => {
    const text = '# Camp\n\n{% hint style="info" style="info" %}\nHi\n{% endhint %}\n'
    const file = await remark().use(preset).process(text)
    const message = file.messages.find(({ruleId}) => ruleId === 'no-duplicate-attribute')
    expect(message?.cause).toMatchObject({reason: 'First given here', line: 3, column: 9})
  })

  it('offers a fix as a replacement only where it replaces exactly what is reported', async () => {
    const text = '# Camp\n\nsome&#x20;\n\n{% hint style="info" style="info" %}\nHi\n{% endhint %}\n'
    const {messages} = await remark().use(preset).process(text)
    const expected = new Map(messages.map(({ruleId, expected: texts}) => [ruleId, texts]))
    expect(expected.get('no-space-entity')).toEqual([''])
    expect(expected.get('no-duplicate-attribute')).toBeUndefined()
  })

  it('names by its cause the file that the other place is in', async () => {
    const cwd = write('collision', {
      ...space,
      'SUMMARY.md': `${space['SUMMARY.md']}* [Hot](fire/README.md)\n`,
      'fire/README.md': '# Fire\n',
    })
    const [file] = await run(cwd, ['fire/README.md'])
    const message = file?.messages.find(({ruleId}) => ruleId === 'no-url-collision')
    expect(message?.cause).toMatchObject({reason: 'The other page is here: fire.md'})
  })

  it('stands though nothing but its range ends the page', async () => {
    const {messages} = await remark().use(preset).process('# Camp\n\n[x](broken-reference)')
    expect(messages.map(({ruleId}) => ruleId)).toEqual(['no-broken-reference'])
  })

  it('is hidden by a comment about the next line, which remark-lint does not know', async () => {
    const hint = '{% hint style="inof" %}\nHi\n{% endhint %}\n'
    const text = `# Camp\n\n<!-- lint disable-next-line hint-style -->\n${hint}\n${hint}`
    const file = await remark().use(preset).process(text)
    expect(file.messages.map(({ruleId, line}) => [ruleId, line])).toEqual([['hint-style', 8]])
    expect(String(file)).toContain('<!-- lint disable-next-line hint-style -->')
  })

  it('in front matter is hidden by comments before the first block', async () => {
    const front = '---\ndescriptoin: x\nhidden: maybe\n---\n\n'
    const rulesOf = async (text: string) =>
      (await remark().use(preset).process(text)).messages.map(({ruleId}) => ruleId)
    expect(await rulesOf(`${front}# Camp\n`)).toEqual(['frontmatter-key', 'frontmatter-value'])
    expect(await rulesOf(`${front}<!-- lint disable frontmatter-key -->\n\n# Camp\n`)).toEqual([
      'frontmatter-value',
    ])
    expect(await rulesOf(`${front}<!-- lint disable -->\n\n# Camp\n`)).toEqual([])
  })

  it('tells of a comment that switches nothing off, once all other rules ran', async () => {
    const {messages} = await remark().use(preset).process('<!-- lint disable hint-style -->\n\n# Camp\n')
    expect(messages.map(({ruleId, fatal}) => [ruleId, fatal])).toEqual([['unused-suppression', false]])
  })
})

describe('the text of a file', () => {
  const hint = '# Camp\n\n{% hint style="inof" %}\nHi\n{% endhint %}\n'
  const example = definePageRule({
    ...{id: 'sees-page', summary: 'Sees', severity: 'info', presets: [], fix: 'never', sources: []},
    ...{why: 'It sees.', inEditor: 'In Git only.', examples: [{files: {'README.md': ''}}]},
    visit: () => ({}),
  })

  it('is parsed once for all rules, in a plain processor too, and anew once it has changed', async () => {
    const pages: Page[] = []
    const watching = ['sees-page', 'sees-it-too'].map((id) =>
      toPlugin({
        ...example,
        id,
        visit: ({page}) => {
          pages.push(page)
          return {}
        },
      }),
    )
    const processor = remark().use({plugins: watching})
    const file = new VFile(hint)
    await processor.process(file)
    expect(pages).toHaveLength(2)
    expect(new Set(pages).size).toBe(1)
    file.value = '# Fire\n'
    await processor.process(file)
    expect(pages).toHaveLength(4)
    expect(new Set(pages).size).toBe(2)
    await processor.process(hint)
    expect(new Set(pages).size).toBe(3)
  })

  it('is what rules look at, whatever other plugins have made of the tree', async () => {
    const empty: Plugin<[], Root> = () => (tree) => {
      tree.children = []
    }
    const {messages} = await remark().use(empty).use(preset).process(hint)
    expect(messages.map(({ruleId, line}) => [ruleId, line])).toEqual([['hint-style', 3]])
  })

  it('has our syntax for the plugins of others', () => {
    const {children} = remark().use(preset).parse(hint)
    expect(children.map(({type}) => type)).toContain('gitbookTag')
  })
})

describe('the engine', () => {
  it('attaches plugins for each file, with the file set as second argument, one for each run', async () => {
    const cwd = write('set', space)
    const given: unknown[] = []
    const spy: Plugin<[unknown?, unknown?]> = (_options, fileSet) => {
      given.push(fileSet)
    }
    const once = () =>
      new Promise<void>((resolve, reject) => {
        const streams = {streamError: new PassThrough(), streamOut: new PassThrough()}
        const files = ['README.md', 'fire.md']
        engine({processor: remark(), cwd, files, plugins: [spy], output: false, ...streams}, (error) =>
          error ? reject(error) : resolve(),
        )
      })
    await once()
    await once()
    expect(given).toHaveLength(4)
    const sets = new Set(given)
    expect(sets.size).toBe(2)
    expect([...sets].every((set) => typeof set === 'object' && set !== null && 'files' in set)).toBe(true)
  })

  it('has no completers in a plain processor', async () => {
    const said: string[] = []
    const late: Plugin<[unknown?, unknown?]> = (_options, fileSet) => {
      const complete = () => {
        said.push('complete')
      }
      if (fileSet instanceof Object && 'use' in fileSet && typeof fileSet.use === 'function')
        fileSet.use(complete)
    }
    await remark().use(late).process('# Camp\n')
    expect(said).toEqual([])
    const cwd = write('completer', space)
    const streams = {streamError: new PassThrough(), streamOut: new PassThrough()}
    await new Promise<void>((resolve, reject) => {
      engine(
        {processor: remark(), cwd, files: ['README.md'], plugins: [late], output: false, ...streams},
        (error) => (error ? reject(error) : resolve()),
      )
    })
    expect(said).toEqual(['complete'])
  })

  it('lets a completer speak too late: not stamped, and deaf to comments', async () => {
    const early = lintRule<Root, unknown>('remark-lint:early', (tree, file) => {
      file.message('Odd', {place: tree.position, ruleId: 'early', source: 'remark-lint'})
    })
    const late: Plugin<[unknown?, unknown?]> = (_options, fileSet) => {
      const complete = ({files}: {readonly files: readonly VFile[]}) => {
        for (const file of files)
          file.message('Late', {place: {line: 3, column: 1}, ruleId: 'late', source: 'remark-lint'})
      }
      if (fileSet instanceof Object && 'use' in fileSet && typeof fileSet.use === 'function')
        fileSet.use(complete)
    }
    const cwd = write('too-late', {'README.md': '<!-- lint disable early late -->\n\n# Camp\n'})
    const streams = {streamError: new PassThrough(), streamOut: new PassThrough()}
    const plugins = [remarkLint, [early, ['error']], [late, ['error']]] as never
    const files = await new Promise<readonly VFile[]>((resolve, reject) => {
      engine(
        {processor: remark(), cwd, files: ['README.md'], plugins, output: false, ...streams},
        (error, _status, context) => (error ? reject(error) : resolve(context?.files ?? [])),
      )
    })
    expect(files[0]?.messages.map(({reason, fatal, url}) => [reason, fatal, url])).toEqual([
      ['Late', false, undefined],
    ])
  })

  it('has a plugin for every rule whose findings a Markdown file can own', () => {
    expect(Object.keys(plugins)).toContain('no-broken-page-link')
    expect(Object.keys(plugins)).not.toContain('asset-size')
    expect(Object.keys(plugins)).not.toContain('unreadable-file')
  })
})

describe('a rule made by unified-lint-rule', () => {
  const made = (origin: string, given: [unknown?] = []) => {
    const seen: (readonly unknown[])[] = []
    const rule = lintRule<Root, unknown>(origin, async (...args) => {
      const [tree, file, options] = args
      seen.push([args.length, options])
      const message = file.message('Odd', tree)
      message.expected = ['even']
      message.note = 'Since it is odd'
      message.cause = new Error('One was added')
    })
    const attach: Plugin<[unknown?], Root> = function (options) {
      return rule.call(this, options)
    }
    return {
      seen,
      processor: remark()
        .use(remarkLint)
        .use(attach, ...given),
    }
  }

  it('keeps what a rule adds to a message, and warns unless it is told otherwise', async () => {
    const {messages} = await made('remark-lint:odd').processor.process('# Camp\n')
    expect(messages).toMatchObject([
      {
        ...{source: 'remark-lint', ruleId: 'odd', fatal: false},
        ...{expected: ['even'], note: 'Since it is odd', cause: {message: 'One was added'}},
      },
    ])
    expect((await made('remark-lint:odd', [['error']]).processor.process('# Camp\n')).messages).toMatchObject(
      [{fatal: true}],
    )
  })

  it('is given no file set, and takes a list for a severity with options', async () => {
    const {seen, processor} = made('remark-lint:odd', [[1, {even: true}]])
    await processor.process('# Camp\n')
    expect(seen).toEqual([[3, {even: true}]])
  })

  it('hears the comments of remark-lint by the origin alone', async () => {
    const text = '<!-- lint disable odd -->\n\n# Camp\n'
    expect((await made('remark-lint:odd').processor.process(text)).messages.length).toBe(0)
    expect((await made('elsewhere:odd').processor.process(text)).messages.length).toBe(1)
  })
})
