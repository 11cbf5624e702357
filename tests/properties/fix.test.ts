import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Finding} from '../../src/core/finding.ts'
import {chooseFixes, editsByPath} from '../../src/fix/choose-fixes.ts'
import {type FixOptions, fixTexts} from '../../src/fix/fix-texts.ts'
import type {FixSubject} from '../../src/fix/subject.ts'
import {visibleBlocks} from '../../src/fix/visible-blocks.ts'
import {lintPage} from '../../src/lint/lint-page.ts'
import {parsePage} from '../../src/page/parse.ts'
import {exampleLines, pageRules} from '../support/example-pages.ts'

/** Lines of all examples in any order: full of what is fixed, and of what stands in the way. */
const pageLines = fc.array(fc.constantFrom(...exampleLines), {maxLength: 20})

const path = 'README.md'
const lint = (text: string) => lintPage(parsePage(path, text), pageRules)
const visible = (text: string) => visibleBlocks(parsePage(path, text))

const subjectOf = (text: string): FixSubject => ({
  textOf: () => text,
  check: (_, changed) => ({findings: lint(changed), visible: visible(changed)}),
  lint: async (texts) => ({findings: lint(texts.get(path) ?? text), linksOf: () => undefined}),
})

const all: FixOptions = {safeties: new Set(['safe', 'unsafe'])}

async function fix(text: string, options = all): Promise<string> {
  const {texts} = await fixTexts(subjectOf(text), options)
  return texts.get(path) ?? text
}

const holds = (property: (text: string) => Promise<void>, separator = '\n') =>
  fc.assert(
    fc.asyncProperty(pageLines, (some) => property(some.join(separator))),
    {numRuns: 60},
  )

describe('any page', () => {
  it(
    'is fixed twice as it is fixed once',
    () =>
      holds(async (text) => {
        const once = await fix(text)
        expect(await fix(once)).toBe(once)
      }),
    120_000,
  )

  it(
    'has at least as many errors fewer as were fixed',
    () =>
      holds(async (text) => {
        const {texts, applied} = await fixTexts(subjectOf(text), all)
        const weight = (findings: readonly Finding[]) =>
          findings.filter(({severity}) => severity === 'error').length
        expect(weight(lint(texts.get(path) ?? text))).toBeLessThanOrEqual(
          weight(lint(text)) - weight(applied),
        )
      }),
    120_000,
  )

  it(
    'is fixed by edits that lie apart',
    () =>
      holds(async (text) => {
        const {chosen} = chooseFixes(
          lint(text).filter((finding) => finding.fix),
          () => text,
        )
        const edits = [...(editsByPath(chosen).get(path) ?? [])]
        const sorted = edits.sort((one, other) => one.range.start - other.range.start)
        const gaps = sorted.slice(1).map(({range}, at) => range.start - (sorted[at]?.range.end ?? 0))
        expect(gaps.filter((gap) => gap <= 0)).toEqual([])
      }),
    120_000,
  )

  it(
    'shows readers the same words unless a fix declares otherwise',
    () =>
      holds(async (text) => {
        const isWanted = (finding: Finding) => finding.fix?.visibleText !== 'changes'
        const words = (page: string) =>
          visible(page)
            .flatMap((block) => (block.text === '' ? [] : [block.text]))
            .join(' ')
        expect(words(await fix(text, {...all, isWanted}))).toBe(words(text))
      }),
    120_000,
  )

  it(
    'keeps its line endings',
    () =>
      holds(async (text) => {
        expect((await fix(text)).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      }, '\r\n'),
    120_000,
  )

  it(
    'keeps its byte order mark where no front matter asks for its removal',
    () =>
      holds(async (text) => {
        const marked = `\ufeffWords\n\n${text}`
        expect((await fix(marked)).startsWith('\ufeff')).toBe(true)
      }),
    120_000,
  )
})
