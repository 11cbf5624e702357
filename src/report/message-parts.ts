/** Messages hold code between backticks; reports with more than plain text set it as code. */

/** A stretch of a message. */
export interface MessagePart {
  readonly code: boolean
  readonly text: string
}

/** The stretches of a message; one with a backtick that has no other is plain text as it stands. */
export function messageParts(message: string): readonly MessagePart[] {
  const parts = message.split('`')
  if (parts.length % 2 === 0) return [{code: false, text: message}]
  return parts.map((text, index) => ({code: index % 2 === 1, text})).filter(({text}) => text !== '')
}
