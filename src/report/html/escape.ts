/** Text for HTML, from anything: nothing of it is a tag, an attribute or a command. */
import {messageParts} from '../message-parts.ts'
import {visible} from '../visible.ts'

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for an element or a quoted attribute. */
export const html = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => references[character] ?? '')

/** A message, with what stands between backticks as code. */
export const richHtml = (message: string): string =>
  messageParts(message)
    .map(({code, text}) => (code ? `<code>${html(text)}</code>` : html(text)))
    .join('')

/** Text from pages, which may run from right to left. */
export const isolated = (text: string): string => `<bdi>${html(text)}</bdi>`

/** A link to a page of documentation or of the repository; the text alone where the address is no web address. */
export const link = (address: string | undefined, inside: string): string =>
  address !== undefined && /^https?:\/\//.test(address)
    ? `<a href="${html(address)}" rel="noreferrer">${inside}</a>`
    : inside

/** What a space is called: the title of its first page, or else its folder. */
export const spaceName = ({title, path}: {readonly title?: string; readonly path: string}): string =>
  title ?? (path === '.' || path === '' ? 'This folder' : path)
