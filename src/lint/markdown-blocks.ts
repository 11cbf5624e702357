/** Blocks of Markdown that generated documentation is made of: tables, code blocks, sentences. */

/** A table; cells are Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`)
    .join('\n')

/** A code block whose fence is longer than any in the code. */
export function fence(code: string, language: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({length}) => length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language}\n${code}\n${marks}`
}

/** The text with the period that ends a sentence. */
export const sentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`)
