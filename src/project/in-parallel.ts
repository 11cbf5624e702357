/** Runs work with a bound on how much of it is under way, so that a large space needs few open files. */

/** The results in the order of the items, whatever the order of completion. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  act: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>()
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) results.set(index, await act(item))
  }
  await Promise.all(Array.from({length: Math.min(limit, items.length)}, work))
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result)
}
