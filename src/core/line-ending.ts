/** The line ending that a text uses. */

/** That of its first line; a line feed for a text of one line. */
export function lineEndingOf(text: string): '\n' | '\r\n' | '\r' {
  const first = /\r\n|\r|\n/.exec(text)?.[0]
  return first === '\r\n' || first === '\r' ? first : '\n'
}
