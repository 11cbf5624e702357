/** The settings of the server, as editors keep them under `gitbookLint`. */

/** What can be set. */
export interface Settings {
  /** Milliseconds from the last keystroke to the findings. */
  readonly debounce: number
}

/** Reads settings; what is not understood is as if it were not set. */
export function readSettings(given: unknown): Settings {
  const debounce =
    typeof given === 'object' && given !== null && 'debounce' in given ? given.debounce : undefined
  const isUsable = typeof debounce === 'number' && Number.isFinite(debounce) && debounce >= 0
  return {debounce: isUsable ? Math.min(debounce, 10_000) : 200}
}
