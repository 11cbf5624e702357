/** How the tests run: files named `*.test.ts` under `tests`, without colours in what they compare. */
import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['tests/setup.ts'],
    include: ['tests/**/*.test.ts'],
    env: {NO_COLOR: '1'},
    // Generous, for tests that start processes on a busy machine: a hang is still told.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No test leaves state in a module; loading everything anew for each file doubles the time.
    isolate: false,
  },
})
