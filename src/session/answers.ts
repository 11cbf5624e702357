/**
 * Remembers what was worked out, with all that was read for it. After a change an answer is worked out again
 * only if something that it was read from is no longer the same: so nothing has to say beforehand what depends
 * on what, and nothing can be forgotten.
 */
import {isSame} from './is-same.ts'

/** Answers by who gives them and what they were asked. */
export interface Answers {
  /** Notes that what is being worked out reads an input. */
  read(input: string): void
  /** Says that an input is no longer what it was. */
  change(input: string): void
  /**
   * The answer of a giver to keys, worked out unless the one that is kept still holds. Of equal answers the
   * first is given again, so that whoever keeps it sees that it is the same.
   */
  ask<Answer>(giver: object, keys: readonly string[], work: () => Answer): Answer
}

/** An input or an answer. Times count changes. */
interface Known {
  /** When it became other than it was. */
  changed: number
  /** When it was last seen to hold. */
  seen: number
  /** What was read for it, in this order. */
  reads: ReadonlySet<Known>
  /** Works it out, and says whether it differs; an input has none. */
  readonly renew?: () => boolean
}

interface KnownAnswer extends Known {
  outcome?: {readonly answer: unknown} | {readonly thrown: unknown}
}

/** Remembers nothing yet. */
export function createAnswers(): Answers {
  const inputs = new Map<string, Known>()
  const given = new WeakMap<object, Map<string, KnownAnswer>>()
  let now = 1
  let reading: Set<Known> | undefined

  const inputOf = (name: string): Known => {
    const known = inputs.get(name) ?? {changed: 0, seen: 0, reads: new Set()}
    inputs.set(name, known)
    return known
  }

  const noting = <Value>(reads: Set<Known>, work: () => Value): Value => {
    const outer = reading
    reading = reads
    try {
      return work()
    } finally {
      reading = outer
    }
  }

  const workOut = (known: Known): void => {
    const reads = new Set<Known>()
    const {renew = () => true} = known
    if (noting(reads, renew)) known.changed = now
    known.reads = reads
    known.seen = now
  }

  /** Brings what is known up to date. */
  const refresh = (known: Known): void => {
    if (known.renew === undefined || known.seen === now) return
    for (const read of known.reads) {
      refresh(read)
      if (read.changed <= known.seen) continue
      workOut(known)
      return
    }
    known.seen = now
  }

  return {
    read(input) {
      reading?.add(inputOf(input))
    },
    change(input) {
      now++
      inputOf(input).changed = now
    },
    ask<Answer>(giver: object, keys: readonly string[], work: () => Answer): Answer {
      const answers = given.get(giver) ?? new Map<string, KnownAnswer>()
      given.set(giver, answers)
      const key = keys.join('\0')
      const known = answers.get(key) ?? keep(work)
      answers.set(key, known)
      reading?.add(known)
      if (known.outcome === undefined) workOut(known)
      else refresh(known)
      const {outcome} = known
      if (outcome && 'thrown' in outcome) throw outcome.thrown
      // What is kept for a giver is what it gives.
      return outcome?.answer as Answer
    },
  }
}

function keep(work: () => unknown): KnownAnswer {
  const known: KnownAnswer = {
    changed: 0,
    seen: 0,
    reads: new Set(),
    renew() {
      const before = known.outcome
      const outcome = attempt(work)
      const isOld = before !== undefined && 'answer' in before && 'answer' in outcome
      if (isOld && isSame(before.answer, outcome.answer)) return false
      known.outcome = outcome
      return true
    },
  }
  return known
}

const attempt = (work: () => unknown): NonNullable<KnownAnswer['outcome']> => {
  try {
    return {answer: work()}
  } catch (thrown) {
    return {thrown}
  }
}
