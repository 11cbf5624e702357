import {describe, expect, test} from 'vitest'
import {lintSpace} from '../../src/lint/lint-space.ts'
import {defineSpaceRule, type FileOwner, type SpaceRule} from '../../src/lint/space-rule.ts'
import {type Files, indexOf, loadFiles} from '../project/load-files.ts'

const meta = {
  summary: 'Nothing holds',
  severity: 'warning',
  presets: ['recommended'],
  fix: 'never',
  why: 'For tests.',
  inEditor: 'in Git only',
  sources: ['tests'],
  examples: [{files: {}}],
} as const

/** Reports each of its files. */
const tell = (id: string, owners: readonly FileOwner[], more: Partial<SpaceRule> = {}): SpaceRule =>
  defineSpaceRule({
    ...meta,
    ...more,
    id,
    owners,
    check: ({file, report}) => report({range: {start: 0, end: 0}, message: `Unexpected ${file.owner}`}),
  })

const all: readonly FileOwner[] = [
  'page',
  'include',
  'summary',
  'config',
  'vars',
  'tags',
  'site',
  'asset',
  'file',
]

const files: Files = {
  '.gitbook.yaml': '',
  '.gitbook/vars.yaml': '',
  '.gitbook/tags.yaml': '',
  '.gitbook/includes/a.md': '',
  '.gitbook/assets/a.png': '',
  'docs.yaml': 'site:\n  structure: []\n',
  'SUMMARY.md': '',
  'ja/SUMMARY.md': '',
  'README.md': '# A\n',
  'closed.md': {unreadable: 'denied'},
  'x.txt': '',
}

const active =
  (...rules: readonly SpaceRule[]) =>
  () =>
    rules.map((rule) => ({rule, options: {}}))

describe('space rules', () => {
  test('see each file of the kinds that they own, once', async () => {
    const findings = lintSpace(await indexOf(files), active(tell('one', all)))
    expect(findings.map(({path, message}) => `${path}: ${message}`)).toEqual([
      '.gitbook.yaml: Unexpected config',
      '.gitbook/assets/a.png: Unexpected asset',
      '.gitbook/includes/a.md: Unexpected include',
      '.gitbook/tags.yaml: Unexpected tags',
      '.gitbook/vars.yaml: Unexpected vars',
      'README.md: Unexpected page',
      'SUMMARY.md: Unexpected summary',
      'docs.yaml: Unexpected site',
      'x.txt: Unexpected file',
    ])
  })

  test('see no other files', async () => {
    const findings = lintSpace(await indexOf(files), active(tell('one', ['page', 'vars'])))
    expect(findings.map(({path}) => path)).toEqual(['.gitbook/vars.yaml', 'README.md'])
  })

  test('see nothing of ignored files', async () => {
    const {spaces} = await loadFiles(files, {isIgnored: (path) => /README|a\.png/.test(path)})
    const findings = spaces.flatMap(({index}) => lintSpace(index, active(tell('one', ['page', 'asset']))))
    expect(findings).toEqual([])
  })

  test('run on legacy spaces only where they say so', async () => {
    const index = await indexOf({'book.json': '{}', 'SUMMARY.md': '', 'a.md': ''})
    const rules = active(
      tell('one', ['page']),
      tell('two', ['page'], {spaces: ['current', 'legacy', 'loose']}),
    )
    expect(lintSpace(index, rules).map(({rule}) => rule)).toEqual(['two'])
  })

  test('know the type of their file', async () => {
    const rule = defineSpaceRule({
      ...meta,
      id: 'typed',
      owners: ['config', 'asset'],
      check({file, report}) {
        const text = file.owner === 'config' ? file.yaml.text : file.entry.path
        report({range: {start: 0, end: 0}, message: `Unexpected ${text}`})
      },
    })
    expect(lintSpace(await indexOf(files), active(rule)).map(({message}) => message)).toEqual([
      'Unexpected ',
      'Unexpected .gitbook/assets/a.png',
    ])
  })

  test('of configured severity and by path', async () => {
    const rule = tell('one', ['page', 'vars'])
    const findings = lintSpace(await indexOf(files), (path) =>
      path === 'README.md' ? [{rule, options: {}, severity: 'error'}] : [{rule, options: {}}],
    )
    expect(findings.map(({severity}) => severity)).toEqual(['warning', 'error'])
  })

  test('that throw give one finding for the file, and the others go on', async () => {
    const failing = defineSpaceRule({
      ...meta,
      id: 'failing',
      owners: ['page'],
      check() {
        throw new Error('oops')
      },
    })
    const findings = lintSpace(await indexOf(files), active(failing, tell('one', ['page'])))
    expect(findings.map(({rule, message}) => `${rule}: ${message}`)).toEqual([
      'internal-error: Unexpected failure of rule `failing`: oops',
      'one: Unexpected page',
    ])
  })
})
