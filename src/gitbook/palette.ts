/**
 * The colors that GitBook takes for text, backgrounds, tags and select options. Hexadecimal and other CSS
 * colors are not among them.
 */
import {nearest} from '../core/nearest.ts'

/** Names of the palette, in the order of the schema `DocumentTextColor` of `@gitbook/api` 0.202.0. */
export const palette: readonly string[] = [
  'default',
  'green',
  'blue',
  'red',
  'orange',
  'yellow',
  'purple',
  'pink',
  'violet',
  'cyan',
  '$primary',
  '$info',
  '$success',
  '$warning',
  '$danger',
  '$tint',
]

const names = new Set(palette)

/** Whether the name is of the palette; case counts. */
export const isPaletteColor = (name: string): boolean => names.has(name)

/** The color that an unknown name stands for: in another case, without its `$`, or misspelt. */
export function nearestColor(name: string): string | undefined {
  const semantic = `$${name.toLowerCase()}`
  return names.has(semantic) ? semantic : nearest(name, palette)
}
