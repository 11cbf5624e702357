import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {rows} from '../../scripts/rows.ts'

test('checks name rules that exist', () => {
  const ids = new Set(rules.map(({id}) => id))
  const unknown = Object.entries(rows).flatMap(([check, named]) =>
    named.filter((id) => !ids.has(id)).map((id) => `${check}: ${id}`),
  )
  expect(unknown).toEqual([])
})

test('checks are numbered from 1 without a gap', () => {
  const numbers = Object.keys(rows).map((check) => Number.parseInt(check, 10))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})
