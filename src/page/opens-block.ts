/** Where lines begin, and whether their text would begin a block once what stands before it is gone. */

const block =
  /^(?: {4}| {0,3}\t|[ \t]*(?:$|[\r\n>|<]|#{1,6}(?:\s|$)|[-+*](?:\s|$|[-*] ?[-*])|__+\s*(?:[\r\n]|$)|=+\s*(?:[\r\n]|$)|`{3}|~{3}|\{%|\d{1,9}[.)](?:\s|$)|\[[^\]\r\n]*\]:|\$\$))/

/** Whether nothing but blanks and the marks of quotations stands before an offset on its line. */
export const isLineStart = (text: string, offset: number): boolean =>
  /(?:^|[\r\n])[ \t>]*$/.test(text.slice(Math.max(0, offset - 80), offset))

/** Whether a list, a table, code or another block would begin at an offset, or nothing stands there. */
export const opensBlock = (text: string, offset: number): boolean =>
  block.test(text.slice(offset, offset + 80))
