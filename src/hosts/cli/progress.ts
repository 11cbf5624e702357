/**
 * A line on the terminal that tells how far a long run is. The work leaves no turn to timers, so the clock is
 * read after each page.
 */

/** Where the line is drawn: standard error, where that is a terminal. */
export interface ProgressTerminal {
  write(text: string): void
  /** Milliseconds, from any beginning. */
  now(): number
}

/** The progress of one run. */
export interface Progress {
  /** Says how many more pages there are to check. */
  expect(pages: number): void
  /** Counts a page that has been checked. */
  tick(): void
  /** Takes the line away: something is to be printed, or the run is over. It comes back with the next page. */
  erase(): void
}

/** Milliseconds: shorter runs show nothing. */
const patience = 500

/** Milliseconds between two drawings. */
const pause = 100

/** Starts the clock of a run. */
export function createProgress({write, now}: ProgressTerminal): Progress {
  const start = now()
  let [pages, total, drawn] = [0, 0, start + patience - pause]
  let isShown = false
  const draw = () => {
    isShown = true
    write(`\r\u001b[K${pages < total ? `Checking pages: ${pages} of ${total}` : `Checked ${total} pages`}`)
  }
  return {
    expect(more) {
      total += more
    },
    tick() {
      pages++
      const time = now()
      // The last page is followed by what concerns whole spaces, which may take as long.
      const isLast = pages === total && time - start >= patience
      if (time - drawn < pause && !isLast) return
      drawn = time
      draw()
    },
    erase() {
      if (isShown) write('\r\u001b[K')
      isShown = false
    },
  }
}
