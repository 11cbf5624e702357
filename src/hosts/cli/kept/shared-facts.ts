/** Whether a page looks the same to other files after a change: then what was found in them still holds. */
import type {PageFacts} from '../../../page/facts.ts'

/**
 * Which facts of a page rules read that look at **another** file. A new fact does not compile until someone
 * decides; when in doubt it is shared, which costs time and is never wrong.
 */
const shared = {
  path: true,
  kind: true,
  length: false,
  empty: true,
  title: true,
  headings: true,
  anchors: true,
  otherSlugs: true,
  hasGeneratedAnchors: true,
  cut: true,
  targets: true,
  blocks: false,
  variables: true,
  ownVariables: true,
  tagUses: true,
  openApi: true,
  frontMatter: true,
  suppressions: false,
  summary: true,
} satisfies Record<keyof PageFacts, boolean>

/** Places aside: those that a finding in another file names are compared by whoever keeps that finding. */
export function looksSame(before: PageFacts, after: PageFacts): boolean {
  return Object.entries(shared).every(([name, counts]) => {
    // The keys of the table are those of the facts.
    const key = name as keyof PageFacts
    return !counts || isSame(before[key], after[key])
  })
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (isRange(one) && isRange(other)) return true
  const [keys, otherKeys] = [Object.keys(one), Object.keys(other)]
  if (keys.length !== otherKeys.length) return false
  // Equal numbers of keys, each of the one in the other. A list is an object with numbers for keys.
  const read = (from: object, key: string): unknown => Reflect.get(from, key)
  return keys.every((key) => key in other && isSame(read(one, key), read(other, key)))
}

const isRange = (value: object): boolean =>
  'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
