/** Answers that are kept hold what asking anew would give. */
import {expect, test} from 'vitest'
import {createAnswers} from '../../src/session/answers.ts'

/** Answers over inputs that are numbers, and what was worked out. */
function createSums() {
  const values = new Map<string, number>()
  const answers = createAnswers()
  const worked: string[] = []
  const value = (name: string): number => {
    answers.read(name)
    return values.get(name) ?? 0
  }
  const ask = (giver: {readonly name: string}, work: () => number) =>
    answers.ask(giver, [], () => {
      worked.push(giver.name)
      return work()
    })
  return {
    value,
    ask,
    worked,
    set(name: string, to: number) {
      values.set(name, to)
      answers.change(name)
    },
  }
}

const [sum, sign, word] = [{name: 'sum'}, {name: 'sign'}, {name: 'word'}]

test('an answer is worked out once while nothing changes that it was read from', () => {
  const {ask, value, set, worked} = createSums()
  const add = () => ask(sum, () => value('a') + value('b'))
  set('a', 1)
  expect([add(), add()]).toEqual([1, 1])
  set('c', 7)
  add()
  expect(worked).toEqual(['sum'])
  set('b', 2)
  expect(add()).toBe(3)
  expect(worked).toEqual(['sum', 'sum'])
})

test('what was made of an answer that stays the same is kept', () => {
  const {ask, value, set, worked} = createSums()
  const signOf = () => ask(sign, () => Math.sign(value('a')))
  const show = () => ask(word, () => signOf() * 10)
  set('a', 4)
  expect(show()).toBe(10)
  set('a', 5)
  expect(show()).toBe(10)
  expect(worked).toEqual(['word', 'sign', 'sign'])
  set('a', -5)
  expect(show()).toBe(-10)
})

test('what is read only now counts from now on', () => {
  const {ask, value, set} = createSums()
  const choose = () => ask(sum, () => (value('a') > 0 ? value('b') : value('c')))
  set('c', 3)
  expect(choose()).toBe(3)
  set('a', 1)
  set('b', 2)
  expect(choose()).toBe(2)
  set('b', 9)
  expect(choose()).toBe(9)
})

test('an answer that threw throws again, until it is worked out anew', () => {
  const {ask, value, set, worked} = createSums()
  const fail = () =>
    ask(sum, () => {
      if (value('a') === 0) throw new Error('no a')
      return value('a')
    })
  expect(fail).toThrow('no a')
  expect(fail).toThrow('no a')
  expect(worked).toEqual(['sum'])
  set('a', 2)
  expect(fail()).toBe(2)
})

test('of equal answers the first is given again', () => {
  const answers = createAnswers()
  const list = () => {
    answers.read('a')
    return [{one: new Set([1]), two: new Map([['x', [2]]])}]
  }
  const first = answers.ask(list, [], list)
  answers.change('a')
  expect(answers.ask(list, [], list)).toBe(first)
})
