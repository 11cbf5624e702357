/**
 * Questions about a space that take a look at many files. Asked of a plain index, what has no key is worked out
 * once; asked of one that a session watches, every answer is kept until something changes that it was read from.
 */
import type {SpaceIndex} from './space-index.ts'

/** Asks an index; keys are paths and other words. */
export type Question<Keys extends readonly string[], Answer> = (index: SpaceIndex, ...keys: Keys) => Answer

/**
 * Declares a question. Its answer is plain data, and depends on the index and the keys alone. Answers about an
 * index are to be kept nowhere else: nobody would know what they were read from.
 */
export function question<Keys extends readonly string[], Answer>(
  answer: Question<Keys, Answer>,
): Question<Keys, Answer> {
  const known = new WeakMap<SpaceIndex, {readonly answer: Answer}>()
  return (index, ...keys) => {
    if (index.ask) return index.ask(answer, keys)
    if (keys.length > 0) return answer(index, ...keys)
    const before = known.get(index)
    if (before) return before.answer
    const now = {answer: answer(index, ...keys)}
    known.set(index, now)
    return now.answer
  }
}
