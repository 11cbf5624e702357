import {describe, expect, it} from 'vitest'
import {hashText} from '../../src/hosts/cli/hash.ts'
import {fingerprints} from '../../src/report/fingerprint.ts'
import {findingAt} from './example-input.ts'

const line = 'Take the [path](broken-reference) to the lake.'

/** The fingerprints of the rule's finding at each of the words, before hashing. */
const keysOf = (text: string, ...words: readonly string[]) => [
  ...fingerprints(
    words.map((word) => findingAt(text, word)),
    () => text,
    {hash: (key) => key},
  ).values(),
]

const keyOf = (text: string, word = 'broken-reference') => keysOf(text, word)[0]

describe('a fingerprint', () => {
  it('stays when lines come and go elsewhere', () => {
    expect(keyOf(`# New\n\nText\n\n${line}\n\nMore\n`)).toBe(keyOf(`${line}\n`))
  })

  it('stays when the line is edited further away', () => {
    const far = 'Much more is said before the place that matters here. '
    expect(keyOf(`Changed. ${far}${line} ${far}Changed.`)).toBe(keyOf(`${far}${line} ${far}`))
  })

  it('stays when line endings, indentation or the composition of letters change', () => {
    expect(keyOf(`# Café\r\n\r\n   Café ${line}\r\n`)).toBe(keyOf(`Cafe\u0301 ${line}`))
  })

  it('changes with the source it is about, and with rule and path', () => {
    const known = keyOf(line)
    expect(keyOf(line.replace('[path]', '[road]'))).not.toBe(known)
    const others = [findingAt(line, 'broken-reference', {rule: 'other'}), findingAt(line, 'lake')]
    const keys = fingerprints(others, () => line, {hash: (key) => key, pathOf: () => 'other.md'})
    expect([...keys.values()]).not.toContain(known)
  })

  it('is unique where the same source occurs again, counted from the start', () => {
    const twice = `${line}\n\n${line}\n`
    const first = findingAt(twice, 'broken-reference')
    const again = {...first, message: 'Unexpected again'}
    const keys = fingerprints([first, again], () => twice, {hash: (key) => key})
    expect(new Set(keys.values()).size).toBe(2)
    expect(keys.get(first)).toBe(keyOf(line))
  })

  it('of a finding about a whole file does not depend on its text', () => {
    expect(keyOf('# Lake\n', '')).toBe(keyOf('# Sea\n', ''))
  })

  it('is hashed by the host', () => {
    const finding = findingAt(line, 'lake')
    expect(fingerprints([finding], () => line, {hash: hashText}).get(finding)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('is there for a file without a known text', () => {
    const keys = fingerprints([findingAt(line, 'lake')], () => undefined, {hash: (key) => key})
    expect([...keys.values()]).toEqual(['["hint-style","docs/setup.md",["","",""]]#0'])
  })
})
