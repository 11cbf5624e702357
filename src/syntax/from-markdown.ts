/** The mdast handlers of GitBook's tags: one token becomes one `gitbookTag` node. */
import type {CompileContext, Extension, Token} from 'mdast-util-from-markdown'
import type {GitbookTag} from './nodes.ts'
import {readTag, type TagSource} from './read-tag.ts'

interface Part {
  readonly offset: number
  readonly text: string
}

/** Extension for `mdast-util-from-markdown`. */
export function gitbookTagFromMarkdown(): Extension {
  let parts: Part[] = []

  function enterTag(this: CompileContext, token: Token) {
    parts = []
    const node: GitbookTag = {
      type: 'gitbookTag',
      name: '',
      kind: 'open',
      nameRange: {start: token.start.offset, end: token.start.offset},
      attributes: [],
      problems: [],
      inline: token.type === 'gitbookInlineTag',
    }
    this.enter(node, token)
  }

  function exitLine(this: CompileContext, token: Token) {
    parts.push({offset: token.start.offset, text: this.sliceSerialize(token)})
  }

  function exitTag(this: CompileContext, token: Token) {
    const node = this.stack[this.stack.length - 1]
    if (node?.type === 'gitbookTag') Object.assign(node, readTag(joinLines(parts, token.end.offset)))
    this.exit(token)
  }

  return {
    enter: {gitbookTag: enterTag, gitbookInlineTag: enterTag},
    exit: {gitbookTagLine: exitLine, gitbookTag: exitTag, gitbookInlineTag: exitTag},
  }
}

/** The lines of a tag as one text; between them lie line endings and, in containers, their prefixes. */
function joinLines(parts: readonly Part[], end: number): TagSource {
  const first = parts[0]?.offset ?? end
  if (parts.length < 2) return {text: parts[0]?.text ?? '', offset: (i) => first + i}
  const offsets: number[] = []
  let text = ''
  for (const part of parts) {
    if (text !== '') {
      offsets.push(part.offset - 1)
      text += '\n'
    }
    for (let i = 0; i < part.text.length; i++) offsets.push(part.offset + i)
    text += part.text
  }
  return {text, offset: (i) => offsets[i] ?? end}
}
