import {expect, test} from 'vitest'
import {readSpecification} from '../../src/project/specification.ts'

test('JSON and YAML give the same operations', () => {
  const expected = {kind: 'operations', paths: new Map([['/tides', ['get']]])}
  expect(
    readSpecification('{"openapi": "3.1.0", "paths": {"/tides": {"get": {}, "parameters": []}}}'),
  ).toEqual(expected)
  expect(readSpecification('openapi: 3.1.0\npaths:\n  /tides:\n    get: {}\n    summary: Tides\n')).toEqual(
    expected,
  )
})

test('a path that is kept elsewhere has unknown methods', () => {
  const paths = new Map([['/tides', undefined]])
  expect(readSpecification('openapi: 3.1.0\npaths:\n  /tides:\n    $ref: tides.yaml\n')).toEqual({
    kind: 'operations',
    paths,
  })
})

test('a file that is no YAML says so', () => {
  expect(readSpecification('openapi: [3\n')).toMatchObject({kind: 'syntax'})
})

test('a file without paths is something else', () => {
  expect(readSpecification('')).toEqual({kind: 'other'})
  expect(readSpecification('- a\n')).toEqual({kind: 'other'})
  expect(readSpecification('name: Tides\n')).toEqual({kind: 'other'})
})
