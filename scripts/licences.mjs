/** The licences of the packages that a bundle holds: their terms ask that they go with every copy. */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {readJson, root} from './ready.mjs'

/**
 * Writes the licence of each package that the inputs of a bundle (paths from the root) belong to, by name.
 */
export function writeLicences(inputs, file) {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  )
  const parts = [...folders].map(describe).sort((one, other) => (one.title < other.title ? -1 : 1))
  const unique = new Map(parts.map(({title, text}) => [title, text]))
  const line = '-'.repeat(80)
  const texts = [...unique].map(([title, text]) => `${line}\n${title}\n${line}\n\n${text}\n`)
  writeFileSync(file, `The command holds code of these packages.\n\n${texts.join('\n')}`)
}

function describe(folder) {
  const {name, version, license} = readJson(`${folder}/package.json`)
  const entries = readdirSync(join(root, folder))
  // Older packages state their licence at the end of their readme.
  const own =
    entries.find((entry) => /^licen[cs]e(?:[.-]|$)/i.test(entry)) ??
    entries.find((entry) => /^readme(?:\.|$)/i.test(entry))
  const text = own === undefined ? '' : readFileSync(join(root, folder, own), 'utf8')
  const licence =
    own && /^readme/i.test(own) ? text.slice(text.search(/^#+ licen[cs]e|^licen[cs]e$/im)) : text
  return {title: license ? `${name} ${version} (${license})` : `${name} ${version}`, text: licence.trim()}
}
