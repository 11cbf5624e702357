/** Numbers by chance that come again: the same seed gives the same inputs on every machine. */

/** A source of chance. */
export interface Random {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number
  /** One of some; `undefined` where there are none. */
  pick<Value>(values: readonly Value[]): Value | undefined
}

/** Starts a source from two numbers (mulberry32). */
export function createRandom(seed: number, input: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(input + 1, 0x85ebca6b)) >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit)
  }
  return {below, pick: (values) => values[below(values.length)]}
}
