import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Finding} from '../../src/core/finding.ts'
import {lintPage} from '../../src/lint/lint-page.ts'
import {parsePage} from '../../src/page/parse.ts'
import {exampleLines, pageRules} from '../support/example-pages.ts'
import {root} from '../support/run-command.ts'

const page = fc
  .array(
    fc.oneof(
      {arbitrary: fc.constantFrom(...exampleLines), weight: 6},
      {arbitrary: fc.string({maxLength: 12}), weight: 1},
    ),
    {maxLength: 25},
  )
  .map((parts) => parts.join('\n'))

const lint = (text: string, some = pageRules) => lintPage(parsePage('README.md', text), some)

describe('any page', () => {
  it('is linted without a failing rule, with every range in the text', () => {
    fc.assert(
      fc.property(page, (text) => {
        for (const {rule, range, message, fix} of lint(text)) {
          expect({rule, message}).not.toMatchObject({rule: 'internal-error'})
          for (const {start, end} of [range, ...(fix?.edits ?? []).map((edit) => edit.range)]) {
            expect(0 <= start && start <= end && end <= text.length, `${rule} ${start}-${end}`).toBe(true)
          }
        }
      }),
      {numRuns: 300},
    )
  }, 60_000)

  it('gives the same findings whatever the order of the rules', () => {
    fc.assert(
      fc.property(
        page,
        fc.shuffledSubarray([...pageRules], {minLength: pageRules.length}),
        (text, shuffled) => {
          expect(lint(text, shuffled)).toEqual(lint(text))
        },
      ),
      {numRuns: 100},
    )
  }, 60_000)

  it('is left as it is: rules change no node', () => {
    fc.assert(
      fc.property(page, (text) => {
        const parsed = parsePage('README.md', text)
        freeze(parsed.tree)
        freeze(parsed.facts)
        expect(lintPage(parsed, pageRules).filter(({rule}) => rule === 'internal-error')).toEqual([])
      }),
      {numRuns: 100},
    )
  }, 60_000)
})

const pages = readdirSync(join(root, 'fixtures'), {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({path, text: readFileSync(join(root, 'fixtures', path), 'utf8')}))

describe.each(pages)('$path', ({text}) => {
  const placed = (findings: readonly Finding[], source: string) => {
    const {lines: index} = parsePage('README.md', source)
    return findings.map(({rule, message, range}) => {
      const [start, end] = [index.place(range.start), index.place(range.end)]
      return `${start.line}:${start.column}-${end.line}:${end.column} ${rule} ${message}`
    })
  }

  it('gives the same with CRLF', () => {
    const crlf = text.replaceAll('\n', '\r\n')
    expect(placed(lint(crlf), crlf)).toEqual(placed(lint(text), text))
  })

  it('gives the same behind a byte order mark, but for the mark itself', () => {
    const marked = `\uFEFF${text}`
    const others = lint(marked).filter(({rule}) => rule !== 'frontmatter-position')
    expect(placed(others, marked)).toEqual(placed(lint(text), text))
  })
})

function freeze(value: unknown) {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const item of Object.values(value)) freeze(item)
}
