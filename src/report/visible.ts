/**
 * Makes text fit for a terminal: what a page holds must not move the cursor, recolour the screen or turn
 * the reading order. Every such character is shown by a visible sign instead.
 */

/**
 * C0 and C1 controls, DEL, line and paragraph separators, bidi controls, zero-width space, word joiner, byte
 * order mark and what is no character. The zero-width joiners stay: emoji and several scripts are written with them.
 */
const unsafe =
  /[\p{Control}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu

/** The text with all such characters made visible, line endings and tabs included. */
export const visible = (text: string): string => text.replace(unsafe, sign)

/** Control pictures for C0 (`␛`), code points for the others (`<U+202E>`). */
function sign(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x20) return String.fromCodePoint(0x2400 + point)
  if (point === 0x7f) return '␡'
  return `<U+${point.toString(16).toUpperCase().padStart(4, '0')}>`
}

/**
 * JSON with the same characters escaped, and what a log of GitHub Actions would take for a command: it still
 * reads back to the same values.
 */
export const escapeJson = (json: string): string =>
  json
    // Line feeds of the layout are no part of a value: in values JSON has escaped them.
    .replace(unsafe, (character) =>
      character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('##[', '#\\u0023[')
