import {expect, test} from 'vitest'
import {checkSiteStructure} from '../../src/project/site-structure.ts'
import {parseYaml} from '../../src/project/yaml-facts.ts'

const problems = (structure: string) =>
  checkSiteStructure(parseYaml('docs.yaml', `site: {title: Bay, structure: ${structure}}`).root).map(
    ({kind}) => kind,
  )

const space = (key: string, more = '') =>
  `{type: space, key: ${key}, title: Bay, path: ${key}, ${more}content: {directory: ./${key}}}`
const section = (key: string, children: string, more = '') =>
  `{type: section, key: ${key}, title: Bay, path: ${key}, ${more}children: [${children}]}`

test('several spaces need one default', () => {
  expect(problems(`[${space('a')}, ${space('b')}]`)).toEqual(['no-default'])
  expect(problems(`[${space('a', 'default: true, ')}, ${space('b')}]`)).toEqual([])
})

test('a space alone needs no default', () => {
  expect(problems(`[${section('a', space('b'))}]`)).toEqual([])
})

test('sections of all groups share one default', () => {
  const grouped = `{type: section-group, key: g, title: Bay, children: [${section('b', space('d'), 'default: true, ')}]}`
  expect(problems(`[${section('a', space('c'), 'default: true, ')}, ${grouped}]`)).toEqual(['second-default'])
})

test('a group may hold groups, but no deeper', () => {
  const group = (key: string, child: string) =>
    `{type: section-group, key: ${key}, title: Bay, children: [${child}]}`
  expect(problems(`[${group('a', group('b', ''))}]`)).toEqual([])
  expect(problems(`[${group('a', group('b', group('c', '')))}]`)).toEqual(['group-too-deep'])
})

test('a site without structure has no problem of structure', () => {
  expect(checkSiteStructure(parseYaml('docs.yaml', 'site: {title: Bay}').root)).toEqual([])
  expect(checkSiteStructure(undefined)).toEqual([])
})
