import {describe, expect, test} from 'vitest'
import type {Finding} from '../../src/core/finding.ts'
import {createLineIndex} from '../../src/core/line-index.ts'
import {suppress} from '../../src/lint/suppress.ts'
import {parseSuppression, suppressionAt} from '../../src/page/suppression.ts'
import {exampleRules} from './example-rules.ts'

/**
 * A page in which `%` marks a finding of `hint-style` and `?` one of `icon-name`; blocks are lines with
 * blank lines between them.
 */
const check = (text: string, ran: readonly string[] = exampleRules.map(({id}) => id)) => {
  const suppressions = [...text.matchAll(/<!--(.*?)-->/gs)].flatMap(({0: whole, 1: value = '', index}) => {
    const said = parseSuppression(value)
    return said ? [suppressionAt(said, {start: index, end: index + whole.length}, index + 4)] : []
  })
  const frontEnd = /^\uFEFF?---[\s\S]*?---/.exec(text)?.[0].length ?? 0
  const frontMatter = {range: {start: 0, end: frontEnd}}
  const findings: Finding[] = [...text.matchAll(/[%?]\w*/g)].map(({0: word, index}) => ({
    path: 'page.md',
    rule: word.startsWith('%') ? 'hint-style' : 'icon-name',
    severity: 'warning',
    range: {start: index, end: index + 1},
    message: word,
  }))
  const about: Finding = {
    path: 'page.md',
    rule: 'page-length',
    severity: 'info',
    range: {start: 0, end: 0},
    message: 'page',
  }
  const nextNodeRange = (offset: number) => {
    const next = /\S[\s\S]*?(?=(\r?\n){2}|$)/.exec(text.slice(offset))
    return next ? {start: offset + next.index, end: offset + next.index + next[0].length} : undefined
  }
  const facts = {suppressions, frontMatter}
  const lines = createLineIndex(text)
  const result = suppress([about, ...findings], {
    text,
    lines,
    facts,
    rules: exampleRules,
    ran: new Set(ran),
    nextNodeRange,
  })
  return {
    kept: result.kept.map(({message}) => message).join(' '),
    hidden: result.hidden.map(({message}) => message).join(' '),
    unused: result.unused.map(({range, message}) => `${text.slice(range.start, range.end)}: ${message}`),
    reports: result.unused,
  }
}

describe('as in remark-lint', () => {
  test('disable holds from the comment to the end, for the rules it names', () => {
    expect(check('%a ?b\n\n<!-- lint disable hint-style -->\n\n%c ?d\n\n%e\n')).toMatchObject({
      kept: 'page %a ?b ?d',
      hidden: '%c %e',
      unused: [],
    })
  })

  test('several rules may be named, and former ids', () => {
    expect(check('<!-- lint disable hint-style icon-name -->\n\n%a ?b\n')).toMatchObject({
      kept: 'page',
      hidden: '%a ?b',
    })
    expect(check('<!-- lint disable no-tight-tag -->\n', []).unused).toEqual([])
  })

  test('enable ends a disable of its rule, and without rules every disable', () => {
    const page = (enable: string) =>
      `<!-- lint disable hint-style icon-name -->\n\n%a ?b\n\n<!-- lint ${enable} -->\n\n%c ?d\n`
    expect(check(page('enable hint-style')).kept).toBe('page %c')
    expect(check(page('enable')).kept).toBe('page %c ?d')
  })

  test('enable of one rule does not end a disable of all', () => {
    const page =
      '%a\n\n<!-- lint disable -->\n\n%b\n\n<!-- lint enable hint-style -->\n\n%c\n\n<!-- lint enable -->\n\n%d\n'
    expect(check(page).kept).toBe('page %a %d')
  })

  test('ignore holds to the end of the next block', () => {
    expect(check('<!-- lint ignore hint-style -->\n\n%a\n%b ?c\n\n%d\n')).toMatchObject({
      kept: 'page ?c %d',
      hidden: '%a %b',
    })
    expect(check('%a\n\n<!-- lint ignore -->\n\n%b ?c\n\n%d\n').kept).toBe('page %a %d')
    expect(check('%a\n\n<!-- lint ignore -->').kept).toBe('page %a')
  })

  test('a finding that starts before the comment stays, though it ends after it', () => {
    expect(check('%a <!-- lint disable --> %b').kept).toBe('page %a')
  })

  test('a comment with commas is an ordinary one', () => {
    const {kept, unused} = check('<!-- lint disable hint-style, icon-name -->\n\n%a ?b\n')
    expect(kept).toBe('page %a ?b')
    expect(unused).toEqual([
      'hint-style,: Unexpected rule `hint-style,` in a suppression, expected `hint-style`',
    ])
  })

  test('a prefixed id is none', () => {
    const {kept, unused} = check('<!-- lint disable remark-lint:hint-style -->\n\n%a\n')
    expect(kept).toBe('page %a')
    expect(unused).toEqual([
      'remark-lint:hint-style: Unexpected rule `remark-lint:hint-style` in a suppression, expected `hint-style`',
    ])
  })
})

describe('beyond remark-lint', () => {
  test('an ignore does not end the disable around it', () => {
    expect(
      check('<!-- lint disable hint-style -->\n\n%a\n\n<!-- lint ignore hint-style -->\n\n%b\n\n%c\n').kept,
    ).toBe('page')
  })

  test('disable-next-line holds on the line after the comment, whatever ends it', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['%a <!-- lint disable-next-line hint-style --> %b', '%c ?d', '%e'].join(end)
      expect(check(text)).toMatchObject({kept: 'page %a %b ?d %e', hidden: '%c', unused: []})
    }
    expect(check('<!-- lint disable-next-line\nhint-style -->\n%a\n%b').kept).toBe('page %b')
    expect(check('%a\n<!-- lint disable-next-line -->').kept).toBe('page %a')
  })

  test('a finding about the whole page is hidden by a comment at its first block', () => {
    const comment = '<!-- lint disable page-length -->'
    expect(check(`${comment}\n`).kept).toBe('')
    expect(check(`\uFEFF${comment}\n`).kept).toBe('')
    expect(check(`\uFEFF---\r\nlayout: x\r\n---\r\n\r\n${comment}\r\n`).kept).toBe('')
    expect(check(`# Title\n\n${comment}\n`).kept).toBe('page')
  })

  test('a finding in front matter is hidden by the comments before the first block', () => {
    const front = '---\n%a: ?b\n---\n\n'
    const comments = '<!-- lint disable hint-style -->\n\n<!-- lint ignore icon-name -->\n\n'
    expect(check(`${front}${comments}Text\n`)).toMatchObject({kept: 'page', hidden: '%a ?b', unused: []})
    expect(check(`${front}Text\n\n${comments}More\n`).kept).toBe('page %a ?b')
    expect(check(`${front}<!-- lint disable-next-line hint-style -->\nText\n`).kept).toBe('page %a ?b')
  })
})

describe('an unused suppression', () => {
  test('is told where its rule ran', () => {
    const page = '<!-- lint disable hint-style -->\n\nText\n'
    expect(check(page).unused).toEqual([
      '<!-- lint disable hint-style -->: Unexpected suppression of `hint-style`, expected a finding in its reach',
    ])
    expect(check(page, ['icon-name']).unused).toEqual([])
  })

  test('is told word by word, with a fix that leaves the others', () => {
    const {unused, reports} = check('<!-- lint disable icon-name hint-style -->\n\n%a\n')
    expect(unused).toEqual([
      'icon-name: Unexpected suppression of `icon-name`, expected a finding in its reach',
    ])
    expect(reports[0]?.fix?.edits).toEqual([{range: {start: 17, end: 27}, text: ''}])
  })

  test('has no fix where nothing would be left: an empty comment switches off everything', () => {
    const {unused, reports} = check('<!-- lint disable-next-line icon-name hint-style -->\nText %a\n%b', [
      'icon-name',
    ])
    expect(unused).toEqual([
      'icon-name: Unexpected suppression of `icon-name`, expected a finding on the next line',
    ])
    expect(reports[0]?.fix).toBeDefined()
    const both = check('<!-- lint disable icon-name hint-style -->\n')
    expect(both.unused).toEqual([
      '<!-- lint disable icon-name hint-style -->: Unexpected suppression of `hint-style` or `icon-name`, expected a finding in its reach',
    ])
    expect(both.reports[0]?.fix).toBeUndefined()
  })

  test('is told where the same rule is off already', () => {
    const page = '<!-- lint disable hint-style -->\n\n%a\n\n<!-- lint disable hint-style -->\n\n%b\n'
    expect(check(page).unused).toHaveLength(1)
    expect(check('<!-- lint disable hint-style hint-style -->\n\n%a\n').unused).toEqual([
      'hint-style: Unexpected suppression of `hint-style`, expected a finding in its reach',
    ])
  })

  test('is not told of all rules, of enable, and of rules of other tools', () => {
    const silent = [
      'disable',
      'enable hint-style',
      'disable no-html',
      'disable no-dead-urls',
      'ignore some-plugin',
    ]
    for (const words of silent) expect(check(`<!-- lint ${words} -->\n\nText\n`).unused).toEqual([])
  })

  test('may be hidden by a comment in turn', () => {
    expect(
      check('<!-- lint disable unused-suppression -->\n\n<!-- lint disable hint-style -->\n').unused,
    ).toEqual([])
  })
})

describe('a misspelt rule', () => {
  test('is told with the one that was meant', () => {
    const {unused, reports} = check('<!-- lint disable hint-stile -->\n\n%a\n', [])
    expect(unused).toEqual([
      'hint-stile: Unexpected rule `hint-stile` in a suppression, expected `hint-style`',
    ])
    expect(reports[0]).toMatchObject({expected: ['hint-style'], fix: {safety: 'unsafe'}})
  })

  test('is not told of ids that are nowhere near, short, very long, or of remark-lint', () => {
    const silent = ['my-own-rule', 'hint', 'x'.repeat(1000), 'maximum-line-length', '--', 'reason']
    for (const word of silent) expect(check(`<!-- lint disable ${word} -->\n`).unused).toEqual([])
  })
})

test('many comments and findings take linear time', () => {
  const comments =
    '<!-- lint disable hint-style --><!-- lint ignore icon-name -->\n\n%a ?b\n\n<!-- lint enable -->\n\n'
  const words = `<!-- lint disable-next-line ${'icon-name '.repeat(5000)}-->\n${'?'.repeat(5000)}`
  expect(check(comments.repeat(500)).kept).toBe('page')
  expect(check(words).hidden.length).toBe(9999)
})
