import {describe, expect, test} from 'vitest'
import {slice} from '../../src/core/range.ts'
import {readSpaceConfig} from '../../src/project/space-config.ts'
import {parseYaml} from '../../src/project/yaml-facts.ts'

const read = (text: string) => readSpaceConfig(parseYaml('.gitbook.yaml', text))

describe('.gitbook.yaml', () => {
  test('that is empty gives the defaults', () => {
    const {root, readme, summary, redirects, problems} = read('')
    expect({root, readme, summary, redirects, problems}).toEqual({
      root: {path: ''},
      readme: {path: 'README.md'},
      summary: {path: 'SUMMARY.md'},
      redirects: [],
      problems: [],
    })
  })

  test('gives paths without the slashes and dots around them', () => {
    const text = 'root: ./docs/\nstructure:\n  readme: ./start/HOME.md\n  summary: /NAV.md\n'
    const {root, readme, summary} = read(text)
    expect([root.path, readme.path, summary.path]).toEqual(['docs', 'start/HOME.md', 'NAV.md'])
    expect(summary.written?.range && slice(text, summary.written.range)).toBe('/NAV.md')
  })

  test('with invisible characters keeps them where they are written', () => {
    const {summary} = read('structure:\n  summary: SUMMARY.md\u200b\n')
    expect([summary.path, summary.written?.text]).toEqual(['SUMMARY.md', 'SUMMARY.md\u200b'])
  })

  test('gives redirects in source order, duplicates kept', () => {
    const text = 'redirects:\n  /Old/: a.md\n  ./x/README.md: /b.md\n  y.md:\n  z: [1]\n  z: c.md\n'
    const redirects = read(text).redirects
    expect(redirects.map(({from, to, url}) => [from, to, url])).toEqual([
      ['/Old/', 'a.md', 'old'],
      ['./x/README.md', '/b.md', 'x'],
      ['y.md', undefined, 'y'],
      ['z', undefined, 'z'],
      ['z', 'c.md', 'z'],
    ])
    expect(redirects.map(({toRange}) => slice(text, toRange))).toEqual(['a.md', '/b.md', '', '[1]', 'c.md'])
  })

  test('tells what has not the right shape and takes the default there', () => {
    const {problems, root, readme} = read('root: ../up\nstructure:\n  readme: 3\nredirects: [a]\n')
    expect(problems.map(({kind, key, found}) => [kind, key, found])).toEqual([
      ['root-outside', 'root', '../up'],
      ['not-text', 'structure.readme', 'number'],
      ['not-a-map', 'redirects', 'list'],
    ])
    expect([root.path, readme.path]).toEqual(['', 'README.md'])
  })

  test('that is no map at all is told once', () => {
    expect(read('just words\n').problems.map(({kind, key}) => [kind, key])).toEqual([['not-a-map', '']])
  })
})
