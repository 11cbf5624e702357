import {describe, expect, it} from 'vitest'
import {createAnswerReader} from '../../../src/hosts/git/blobs.ts'
import {readPatch} from '../../../src/hosts/git/changes.ts'

describe('a patch', () => {
  it('gives added lines, not content that looks like a header', () => {
    const patch = [
      'diff --git a/a b.md b/a b.md',
      '--- a/a b.md\t',
      '+++ b/a b.md\t',
      '@@ -1,2 +1,2 @@ # Title',
      '-old',
      '--- a/x.md',
      '+++ b/x.md',
      '+@@ -1 +1 @@',
      '@@ -9 +9,0 @@',
      '-gone',
      '@@ -20,0 +20 @@',
      '+new',
      '\\ No newline at end of file',
      '',
    ].join('\n')
    expect(readPatch(patch).added).toEqual(
      new Map([
        [
          'a b.md',
          [
            [1, 2],
            [20, 20],
          ],
        ],
      ]),
    )
  })

  it('gives renames, and undoes the quotes of odd names', () => {
    const {added, renamed} = readPatch(
      'rename from old.md\nrename to "tab\\there \\303\\251.md"\n--- a/old.md\n+++ "b/tab\\there \\303\\251.md"\n@@ -1 +1 @@\n-a\n+b\n',
    )
    expect(renamed).toEqual(new Map([['tab\there é.md', 'old.md']]))
    expect([...added.keys()]).toEqual(['tab\there é.md'])
  })
})

describe('answers of cat-file', () => {
  const answer = 'aa blob 5\nab\ncd\nbb missing\ncc blob 0\n\n'

  it.each([1, 2, 3, 7, 100])('are read from pieces of %i bytes', (length) => {
    const given: (string | undefined)[] = []
    const feed = createAnswerReader((bytes) => given.push(bytes?.toString()))
    const bytes = Buffer.from(answer)
    for (let at = 0; at < bytes.length; at += length) feed(bytes.subarray(at, at + length))
    expect(given).toEqual(['ab\ncd', undefined, ''])
  })
})
