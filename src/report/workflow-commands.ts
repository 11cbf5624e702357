/**
 * Keeps GitHub's runner from taking log lines for commands: it obeys `::command::` at the start of a line and
 * `##[command]` anywhere, whoever wrote it.
 */

/** The text with a backslash in each place where a command would begin. */
export const disarm = (text: string): string => disarmInside(text.replace(/^(\s*):(?=:)/gm, '$1\\:'))

/** The same, but for a line that is a command and holds other text. */
export const disarmInside = (line: string): string => line.replaceAll('##[', '#\\#[')
