/** The short part of `npm run fuzz`: the same inputs in every run, counted and not timed. */
import {expect, test} from 'vitest'
import {checkstyleReport} from '../../src/report/checkstyle.ts'
import {gitlabReport} from '../../src/report/gitlab.ts'
import {junitReport} from '../../src/report/junit.ts'
import {rdjsonlReport} from '../../src/report/rdjsonl.ts'
import {sarifReport} from '../../src/report/sarif.ts'
import {gitlabErrors, rdjsonlErrors, sarifErrors, xmlErrors} from '../report/validate.ts'
import {faultsOf, lintInput, plantable} from './check-input.ts'
import {reportContext} from './check-reports.ts'
import {makeInput} from './mutate.ts'
import {createRandom} from './random.ts'
import {exampleSpaces, type Files, fixtureSpaces} from './seeds.ts'

const seed = 20_261_125
const fixtures = fixtureSpaces('fixtures')
const inputOf = (number: number): Files => makeInput(createRandom(seed, number), fixtures, exampleSpaces)

test.each([0, 40, 80, 120, 160])(
  'spoilt spaces from %i on are linted without a fault',
  async (first) => {
    for (let number = first; number < first + 40; number++) {
      const files = inputOf(number)
      expect(await faultsOf(files, {fix: number % 10 === 0}), `input ${number}`).toEqual([])
    }
  },
  180_000,
)

test('reports on spoilt spaces keep to the schemas of their formats', async () => {
  for (let number = 200; number < 210; number++) {
    const input = await lintInput(plantable(inputOf(number)))
    expect(sarifErrors(sarifReport(input, reportContext))).toEqual([])
    expect(gitlabErrors(gitlabReport(input, reportContext))).toEqual([])
    expect(await rdjsonlErrors(rdjsonlReport(input))).toEqual([])
    expect(await xmlErrors(junitReport(input, reportContext), 'junit')).toEqual([])
    expect(await xmlErrors(checkstyleReport(input), 'checkstyle')).toEqual([])
  }
}, 180_000)

test('a spoilt space has findings, and the same number makes the same one', async () => {
  const {findings} = await lintInput(plantable(inputOf(0)))
  expect(findings.length).toBeGreaterThan(0)
  expect(inputOf(7)).toEqual(inputOf(7))
  expect(inputOf(7)).not.toEqual(inputOf(8))
})
