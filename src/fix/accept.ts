/** Finds out by halving which of many changes spoil a state, where most are expected to be good. */

/** What was accepted and what was refused, each in the order given. */
export interface Verdict<Item> {
  readonly accepted: readonly Item[]
  readonly refused: readonly Item[]
}

/**
 * Accepts as many items as are good together. `isGood` says whether adding `more` to `accepted` does no
 * harm. After `budget` questions what is still open is refused: many bad items must not take for ever.
 */
export async function acceptGood<Item>(
  items: readonly Item[],
  isGood: (accepted: readonly Item[], more: readonly Item[]) => boolean | Promise<boolean>,
  budget: number,
): Promise<Verdict<Item>> {
  let left = budget
  const accepted: Item[] = []
  const refused: Item[] = []
  const ask = async (some: readonly Item[]): Promise<boolean> => left-- > 0 && (await isGood(accepted, some))
  const visit = async (some: readonly Item[]): Promise<void> => {
    if (some.length === 0) return
    if (await ask(some)) {
      accepted.push(...some)
      return
    }
    if (some.length === 1 || left <= 0) {
      refused.push(...some)
      return
    }
    const middle = some.length >> 1
    await visit(some.slice(0, middle))
    await visit(some.slice(middle))
  }
  await visit(items)
  return {accepted, refused}
}
