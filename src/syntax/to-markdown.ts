/** Prints `gitbookTag` nodes, so that remark can write a tree that holds them. */
import type {Options} from 'mdast-util-to-markdown'
import type {GitbookTag, TagAttribute} from './nodes.ts'

/** Extension for `mdast-util-to-markdown`. */
export const gitbookTagToMarkdown = (): Options => ({handlers: {gitbookTag: printTag}})

/** A tag as GitBook writes it: double quotes where the value allows, one space between parts. */
export function printTag(tag: GitbookTag): string {
  if (tag.kind === 'close') return `{% end${tag.name} %}`
  const parts = [
    tag.name,
    ...(tag.argument === undefined ? [] : [quoted(tag.argument.value)]),
    ...(tag.expression === undefined ? [] : [tag.expression.value]),
    ...tag.attributes.map(printAttribute),
  ]
  return `{% ${parts.join(' ')} %}`
}

const printAttribute = ({name, value}: TagAttribute) =>
  value === undefined ? name : `${name}=${quoted(value)}`

const quoted = (value: string) => (value.includes('"') && !value.includes("'") ? `'${value}'` : `"${value}"`)
