/** The spaces of `fixtures`, all recommended rules on; `npx vitest run -u` writes the expected reports anew. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {root, runCommand} from '../support/run-command.ts'

const spaces = readdirSync(join(root, 'fixtures'), {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name)

test.each(spaces)('%s gives the report beside it', async (name) => {
  // Without it the snapshot would be written, and the test pass.
  expect(existsSync(join(root, 'fixtures', `${name}.expected.txt`))).toBe(true)
  const {stdout} = await runCommand([`fixtures/${name}`, '--format', 'compact'])
  await expect(stdout).toMatchFileSnapshot(`../../fixtures/${name}.expected.txt`)
})

test('a space that uses every block rightly gives no finding, whatever rule is on', async () => {
  const {status, stdout, stderr} = await runCommand(['fixtures/clean', '--format', 'json'])
  expect(JSON.parse(stdout).findings).toEqual([])
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
})

describe('a French page full of residue', () => {
  const path = 'fixtures/french-review/association/bilan-annuel.md'
  const text = readFileSync(join(root, path), 'utf8')

  test('gives every stray space entity at its exact range, and nothing else', async () => {
    const {stdout} = await runCommand([path, '--format', 'json'])
    const found: readonly Found[] = JSON.parse(stdout).findings
    expect(found.map(({rule, start, end}) => [rule, start.offset, end.offset])).toEqual(
      [...text.matchAll(/&#x20;/g)].map(({index}) => ['no-space-entity', index, index + '&#x20;'.length]),
    )
  })
})

interface Found {
  readonly rule: string
  readonly start: {readonly offset: number}
  readonly end: {readonly offset: number}
}
