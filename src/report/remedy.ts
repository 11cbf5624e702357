/** What a report says of a finding below its message, line by line. */
import type {LocatedFinding} from './located.ts'

/** What readers see, the other places, and the fix. */
export const remarksOf = ({note, related = [], fix}: LocatedFinding): readonly string[] => [
  ...(note === undefined ? [] : [note]),
  ...related.map(({path, start, message}) => `${message}: ${path}:${start.line}:${start.column}`),
  ...(fix === undefined ? [] : [`${fixWord[fix.safety]}: ${fix.title}`]),
]

/** How a fix is announced. */
const fixWord = {safe: 'Fix', unsafe: 'Possible fix'} as const
