/** A checked page as JSON, for a cache and for another thread: what its text does not give. */
import type {Finding} from '../../core/finding.ts'
import {createLineIndex} from '../../core/line-index.ts'
import type {Range} from '../../core/range.ts'
import type {CheckedPage} from '../../lint/check-parsed-page.ts'
import type {PageFacts} from '../../page/facts.ts'

/** The parts of a checked page that its text does not give. */
export interface StoredPage {
  readonly facts: PageFacts
  readonly findings: readonly Finding[]
  readonly nextBlocks: readonly (readonly [number, Range])[]
}

/** What to keep of a page; `undefined` where JSON would not give the same back. */
export function toStored({facts, findings, nextBlocks}: CheckedPage): StoredPage | undefined {
  return isFaithful(facts) ? {facts, findings, nextBlocks: [...nextBlocks]} : undefined
}

/** The page that was kept, with its text. Its lines are counted when they are asked for. */
export function revive(text: string, {facts, findings, nextBlocks}: StoredPage): CheckedPage {
  let lines: CheckedPage['lines'] | undefined
  return {
    text,
    get lines() {
      lines ??= createLineIndex(text)
      return lines
    },
    facts,
    findings,
    nextBlocks: new Map(nextBlocks),
  }
}

/** Whether a value has the shape of a kept page. */
export const isStored = (value: unknown): value is StoredPage =>
  value !== null &&
  typeof value === 'object' &&
  'facts' in value &&
  value.facts !== null &&
  typeof value.facts === 'object' &&
  'findings' in value &&
  Array.isArray(value.findings) &&
  'nextBlocks' in value &&
  Array.isArray(value.nextBlocks)

/** JSON has no infinity, which YAML has. */
const isFaithful = ({frontMatter}: PageFacts): boolean =>
  (frontMatter?.scalars ?? []).every(({value}) => typeof value !== 'number' || Number.isFinite(value))
