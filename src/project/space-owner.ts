/** Which file answers for what concerns a whole space. */
import type {SpaceIndex} from './space-index.ts'

/** Whether findings about the space belong to this file: its table of contents or, without one, its config. */
export const answersForSpace = (
  {owner}: {readonly owner: 'summary' | 'config'},
  {space, facts}: Pick<SpaceIndex, 'space' | 'facts'>,
): boolean => owner === 'summary' || space.summary === undefined || !facts.has(space.summary)
