/** The command could not do its work, and the user can mend it: told in one line, with exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
