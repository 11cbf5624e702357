/** Whether text at the start of a line would begin a block once what stands before it is gone. */

const block =
  /^(?: {4}| {0,3}\t|[ \t]*(?:$|[\r\n>|<]|#{1,6}(?:\s|$)|[-+*](?:\s|$|[-*] ?[-*])|__+\s*(?:[\r\n]|$)|=+\s*(?:[\r\n]|$)|`{3}|~{3}|\{%|\d{1,9}[.)](?:\s|$)|\[[^\]\r\n]*\]:|\$\$))/

/** Whether a list, a table, code or another block would begin at an offset, or nothing stands there. */
export const opensBlock = (text: string, offset: number): boolean =>
  block.test(text.slice(offset, offset + 80))
