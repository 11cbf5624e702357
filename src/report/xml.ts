/** Text for XML 1.0, from anything: characters that XML cannot hold at all are shown by signs. */
import {visible} from './visible.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** One line, for an attribute or an element. GitHub's runner finds no command in it either. */
export const xmlText = (text: string): string =>
  visible(text)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll('##[', '#&#35;[')
    .replace(/^(\s*):(?=:)/, '$1&#58;')

/** The attributes of a tag, each with a space before it. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')
