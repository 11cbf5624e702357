import type {Root} from 'mdast'
import {markdownToMdast} from 'satteri'
import {expect, it} from 'vitest'
import {parseTree} from '../../../src/page/parse.ts'
import {parseParts} from '../../../src/syntax/native/parse-parts.ts'

const parseNative = (text: string) => markdownToMdast(text) as Root

/** The tree, and what the reference was shown. */
async function parse(text: string) {
  const shown: string[] = []
  const tree = await parseParts(text, parseNative, async () => (part) => {
    shown.push(part)
    return parseTree(part)
  })
  return {tree, shown}
}

const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree))

const prose = 'Camp at the lake, and make fire in the evening.\n\n'

it('shows the reference the doubtful part alone, all of them at once', async () => {
  const text = `${prose}See {% include "x.md" %} here\n\n${prose}**a🔥**b {% x %}\n\n${prose}`
  const {tree, shown} = await parse(text)
  expect(shown).toEqual(['See {% include "x.md" %} here\n\n**a🔥**b {% x %}\n\nx'])
  expect(plain(tree)).toEqual(plain(parseTree(text)))
})

it('shows the reference definitions as well', async () => {
  const text = `${prose}See [here][lake] {% x %}\n\n${prose}[lake]: a.md\n`
  const {tree, shown} = await parse(text)
  expect(shown).toEqual(['See [here][lake] {% x %}\n\n[lake]: a.md\n'])
  expect(plain(tree)).toEqual(plain(parseTree(text)))
})

it.each([
  ['most of the page is doubtful', `See {% include "x.md" %} here\n\n# Camp\n`],
  ['a doubtful part may define what others mention', `${prose}[lake]: a.md {% x %}\n\n${prose}[lake]\n`],
])('gives up where %s', async (_, text) => {
  expect((await parse(text)).tree).toBe(undefined)
})

it('gives up where the reference does', async () => {
  const text = `${prose}See {% include "x.md" %} here\n\n${prose}`
  expect(await parseParts(text, parseNative, async () => () => undefined)).toBe(undefined)
})
