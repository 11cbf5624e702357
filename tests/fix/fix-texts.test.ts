import {describe, expect, it} from 'vitest'
import type {Finding, Fix} from '../../src/core/finding.ts'
import {fixTexts} from '../../src/fix/fix-texts.ts'
import type {FixSubject} from '../../src/fix/subject.ts'
import {visibleBlocks} from '../../src/fix/visible-blocks.ts'
import {parsePage} from '../../src/page/parse.ts'

type Files = Readonly<Record<string, string>>
type Rule = (path: string, text: string, files: Files) => readonly Finding[]

/** A finding on every place of a word, with the fix that is given for it. */
const words =
  (word: string, fix: (at: number, path: string) => Partial<Fix> & Pick<Fix, 'edits'>, rule = word): Rule =>
  (path, text) =>
    [...text.matchAll(new RegExp(word, 'g'))].map(({index: at}) => ({
      path,
      rule,
      severity: 'warning',
      range: {start: at, end: at + word.length},
      message: `Unexpected ${word}`,
      fix: {title: 'Mend it', safety: 'safe', visibleText: 'changes', ...fix(at, path)},
    }))

const replaced = (word: string, by: string, rest: Partial<Fix> = {}): Rule =>
  words(word, (at) => ({edits: [{range: {start: at, end: at + word.length}, text: by}], ...rest}))

/** Files under some rules. All of them run on a page by itself; `whole` only on all files together. */
function subjectOf(files: Files, rules: readonly Rule[], whole: readonly Rule[] = []): FixSubject {
  const find = (some: readonly Rule[], path: string, text: string, all: Files) =>
    some.flatMap((rule) => rule(path, text, all)).sort((one, other) => one.range.start - other.range.start)
  return {
    textOf: (path) => files[path],
    check: (path, text) => ({
      findings: find(rules, path, text, files),
      visible: visibleBlocks(parsePage(path, text)),
    }),
    async lint(texts) {
      const all = {...files, ...Object.fromEntries(texts)}
      return {
        findings: Object.entries(all).flatMap(([path, text]) => find([...rules, ...whole], path, text, all)),
        linksOf: () => undefined,
      }
    },
  }
}

const safe = {safeties: new Set(['safe'] as const)}

async function fix(subject: FixSubject, options: Parameters<typeof fixTexts>[1] = safe) {
  const {texts, applied, withheld} = await fixTexts(subject, options)
  return {texts: Object.fromEntries(texts), applied: applied.length, withheld: withheld.length}
}

describe('fixing', () => {
  it('applies the fixes of several files and leaves other files out', async () => {
    const subject = subjectOf({'a.md': 'tea and tea', 'b.md': 'tea', 'c.md': 'milk'}, [
      replaced('tea', 'rum'),
    ])
    expect(await fix(subject)).toEqual({
      texts: {'a.md': 'rum and rum', 'b.md': 'rum'},
      applied: 3,
      withheld: 0,
    })
  })

  it('goes on in rounds where fixes touch each other', async () => {
    const rules = [replaced('tea', 'rum'), replaced('milk', 'ale')]
    const subject = subjectOf({'a.md': 'teamilk teamilk'}, rules)
    expect(await fix(subject)).toEqual({texts: {'a.md': 'rumale rumale'}, applied: 4, withheld: 0})
  })

  it('lets a fix have its turn that waits for one that is refused', async () => {
    const subject = subjectOf({'a.md': 'teamilk'}, [replaced('tea', 'tea!'), replaced('milk', 'ale')])
    expect(await fix(subject)).toEqual({texts: {'a.md': 'teaale'}, applied: 1, withheld: 1})
  })

  it('adds the lines of many fixes at one place in one round, in the order of the findings', async () => {
    const missing = [
      'bream',
      'carp',
      'dace',
      'eel',
      'gar',
      'ide',
      'ling',
      'perch',
      'pike',
      'roach',
      'tench',
      'trout',
    ]
    const list: Rule = (path, text) =>
      missing
        .filter((name) => !text.includes(name))
        .map((name, at) => ({
          path,
          rule: 'list',
          severity: 'warning',
          range: {start: 0, end: at},
          message: `Unexpected lack of ${name}`,
          fix: {
            title: 'Add it',
            safety: 'safe',
            visibleText: 'changes',
            edits: [{range: {start: 5, end: 5}, text: `\n* ${name}`}],
          },
        }))
    const subject = subjectOf({'a.md': '* cod\n'}, [list])
    expect(await fix(subject)).toEqual({
      texts: {'a.md': `* cod\n${missing.map((name) => `* ${name}\n`).join('')}`},
      applied: missing.length,
      withheld: 0,
    })
  })

  it('leaves unsafe fixes to those who ask for them', async () => {
    const subject = subjectOf({'a.md': 'tea'}, [replaced('tea', 'rum', {safety: 'unsafe'})])
    expect(await fix(subject)).toEqual({texts: {}, applied: 0, withheld: 0})
    expect(await fix(subject, {safeties: new Set(['safe', 'unsafe'])})).toMatchObject({applied: 1})
  })

  it('fixes only what is wanted', async () => {
    const subject = subjectOf({'a.md': 'tea', 'b.md': 'tea'}, [replaced('tea', 'rum')])
    const isWanted = ({path}: Finding) => path === 'b.md'
    expect(await fix(subject, {...safe, isWanted})).toEqual({texts: {'b.md': 'rum'}, applied: 1, withheld: 0})
  })

  it('leaves alone what is not told, wherever other fixes move it', async () => {
    const subject = subjectOf({'a.md': 'tea milkhoney tea'}, [
      replaced('milk', 'much cream'),
      replaced('honey', 'jam'),
      replaced('tea', 'rum'),
    ])
    const isTold = ({rule, range}: Finding) => rule !== 'tea' || range.start === 0
    expect((await fix(subject, {...safe, isTold})).texts).toEqual({'a.md': 'rum much creamjam tea'})
  })

  it('makes a file where there is nothing, and counts what is found in it where the fix came from', async () => {
    const making: Rule = (path, text, files) =>
      path === 'a.md' && files['new.yaml'] === undefined
        ? words('tea', () => ({edits: [{path: 'new.yaml', range: {start: 0, end: 0}, text: 'leaf'}]}))(
            path,
            text,
            files,
          )
        : []
    const later: Rule = (path, text, files) =>
      path === 'new.yaml'
        ? words('leaf', () => ({safety: 'unsafe', edits: []}), 'tea')(path, text, files)
        : []
    const subject = subjectOf({'a.md': 'tea tea'}, [], [making, later])
    expect(await fix({...subject, isFree: (path) => path === 'new.yaml'})).toEqual({
      texts: {'new.yaml': 'leaf'},
      applied: 1,
      withheld: 0,
    })
    expect((await fix(subject)).texts).toEqual({})
  })

  it('changes all files of a fix or none', async () => {
    const both = words('tea', (at, path) => ({
      edits: [
        {path: 'b.md', range: {start: 0, end: 0}, text: 'x'},
        {path, range: {start: at, end: at + 3}, text: 'rum'},
      ],
    }))
    const files = {'a.md': 'tea', 'b.md': 'milk'}
    expect(await fix(subjectOf(files, [both]))).toMatchObject({texts: {'a.md': 'rum', 'b.md': 'xmilk'}})
    const closed = {
      ...subjectOf(files, [both]),
      textOf: (path: string) => (path === 'a.md' ? 'tea' : undefined),
    }
    expect(await fix(closed)).toEqual({texts: {}, applied: 0, withheld: 0})
  })
})

describe('a fix is withheld', () => {
  it.each<[what: string, rules: readonly Rule[], whole: readonly Rule[]]>([
    ['where its finding stays', [replaced('tea', 'teatime')], []],
    ['where it changes nothing', [replaced('tea', 'tea')], []],
    ['where something as severe is new', [replaced('tea', 'rum'), words('rum', () => ({edits: []}))], []],
    [
      'where a rule that needs all files finds more',
      [replaced('tea', 'rum')],
      [words('rum', () => ({edits: []}))],
    ],
    [
      'where readers see other words',
      [
        words('tea', (at) => ({
          visibleText: undefined as never,
          edits: [{range: {start: at, end: at + 3}, text: 'rum'}],
        })),
      ],
      [],
    ],
    [
      'where its edits lie outside of the text',
      [words('tea', () => ({edits: [{range: {start: 90, end: 99}, text: ''}]}))],
      [],
    ],
    [
      'where its edits cut a character in two',
      [words('tea', () => ({edits: [{range: {start: 1, end: 2}, text: 'x'}]}))],
      [],
    ],
  ])('%s, and others are applied', async (_what, rules, whole) => {
    const subject = subjectOf({'a.md': '😀 tea\n\nmilk'}, [...rules, replaced('milk', 'ale')], whole)
    expect(await fix(subject)).toEqual({texts: {'a.md': '😀 tea\n\nale'}, applied: 1, withheld: 1})
  })

  it('where words change in a block that its edits do not touch', async () => {
    const opening = words('tea', (at) => ({edits: [{range: {start: at, end: at + 3}, text: '<!--'}]}))
    expect(await fix(subjectOf({'a.md': 'tea\n\nmilk\n\n-->\n'}, [opening]))).toMatchObject({
      applied: 0,
      withheld: 1,
    })
  })

  it('where a link leads nowhere afterwards', async () => {
    const links = {found: new Set(['b.md']), lost: 0}
    const plain = subjectOf({'a.md': 'tea'}, [replaced('tea', 'rum')])
    const subject: FixSubject = {
      ...plain,
      lint: async (texts) => ({
        ...(await plain.lint(texts)),
        linksOf: () => (texts.size === 0 ? links : {found: new Set(), lost: 0}),
      }),
    }
    expect(await fix(subject)).toEqual({texts: {}, applied: 0, withheld: 1})
  })

  it('while one that brings only what weighs less is not', async () => {
    const lighter: Rule = (...file) =>
      words('rum', () => ({edits: []}))(...file).map((found) => ({...found, severity: 'info'}))
    expect(await fix(subjectOf({'a.md': 'tea'}, [replaced('tea', 'rum'), lighter]))).toMatchObject({
      applied: 1,
    })
  })

  it('one among many, in all files together as well', async () => {
    const bad = 'x'.repeat(20)
    const text = Array.from({length: 20}, (_, at) => `tea ${'x'.repeat(at + 1)}`).join('\n\n')
    const rule: Rule = (path, source) =>
      source.includes(`rum ${bad}`) ? words('rum', () => ({edits: []}))(path, source, {}) : []
    for (const [rules, whole] of [
      [[replaced('tea', 'rum'), rule], []],
      [[replaced('tea', 'rum')], [rule]],
    ] as const) {
      expect(await fix(subjectOf({'a.md': text}, rules, whole))).toMatchObject({applied: 19, withheld: 1})
    }
  })
})

it('takes time in proportion to what is to be fixed', async () => {
  let checks = 0
  const plain = subjectOf({'a.md': 'tea '.repeat(3000)}, [replaced('tea', 'rum')])
  const subject: FixSubject = {
    ...plain,
    check: (path, text) => {
      checks++
      return plain.check(path, text)
    },
  }
  expect(await fix(subject)).toMatchObject({applied: 3000, withheld: 0})
  expect(checks).toBe(2)
})
