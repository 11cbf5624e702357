/**
 * Writes the tables of `src/gitbook/data/` from the packages that GitBook's own renderer and API are
 * made of. It fetches them with `npm pack` into a temporary folder, keeps names alone, and throws when
 * a package no longer has the shape it reads. Run it with `node scripts/run.mjs scripts/update-data.ts`.
 */
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

/** A package that was fetched. */
interface Source {
  readonly name: string
  readonly version: string
  /** The day it was published, `YYYY-MM-DD`. */
  readonly date: string
  /** Absolute path of a file of the package; the file must be among those unpacked. */
  file(path: string): string
}

type Names = string | readonly string[]

interface JoyPixelsEmoji {
  readonly shortname: string
  readonly shortname_alternates: readonly string[]
  readonly code_points: {readonly fully_qualified: string}
}

const target = join(process.cwd(), 'src/gitbook/data')
const temporary = mkdtempSync(join(tmpdir(), 'gitbook-lint-data-'))

async function updateAll(): Promise<void> {
  mkdirSync(target, {recursive: true})
  updateEmoji(
    // The renderer builds its table of code points from this major version (GitBook's
    // `packages/emoji-codepoints`). The archive holds all images too: only the list is unpacked.
    fetchPackage('emoji-assets@9', ['emoji.json']),
    fetchPackage('emojibase-data', ['en/shortcodes']),
  )
  await updateIcons(
    fetchPackage('@gitbook/icons', ['dist']),
    fetchPackage('@fortawesome/fontawesome-free', ['metadata/icon-families.json']),
  )
  await updateLanguages(fetchPackage('shiki', ['dist']), fetchPackage('prismjs', ['components.json']))
  updateSiteSchema(fetchPackage('@gitbook/api', ['spec/openapi.json']))
}

// Emoji

const otherSets = ['github', 'iamcal', 'emojibase', 'emojibase-legacy', 'cldr']

function updateEmoji(assets: Source, emojibase: Source): void {
  const own = joyPixelsNames(assets, emojibase)
  const known = new Set([...own.values()].flatMap((entry) => entry.names))
  const lines = [...own.values()].map(({codes, names}) => [codes, ...names].join(' '))
  writeTable('emoji', {
    sources: [assets, emojibase],
    about: 'Emoji that GitBook knows: per line the code points, the name it exports, its other names.',
    constants: {emojiTable: lines},
  })

  const elsewhere = otherSets.flatMap((set) => readShortcodes(emojibase, set))
  const taken = new Set<string>()
  const others = new Map<string, string[]>()
  for (const {key, name} of elsewhere) {
    const gitbookName = own.get(key)?.names[0]
    // The first set that has a name wins: GitHub's is the one that writers in Git are used to.
    if (gitbookName === undefined || known.has(name) || taken.has(name)) continue
    taken.add(name)
    const names = others.get(gitbookName) ?? []
    names.push(name)
    others.set(gitbookName, names)
  }
  writeTable('emoji-elsewhere', {
    sources: [emojibase],
    about: `Names of other sets (${otherSets.join(', ')}): per line GitBook's name, then theirs.`,
    constants: {elsewhereTable: [...others].map(([name, theirs]) => [name, ...theirs].join(' '))},
  })
}

/** GitBook's emoji by normalised code points. */
function joyPixelsNames(assets: Source, emojibase: Source) {
  const list = Object.values(readJson<Record<string, JoyPixelsEmoji>>(assets.file('emoji.json')))
  const found = new Map<string, {readonly codes: string; readonly names: string[]}>()
  for (const emoji of list) {
    const codes = emoji.code_points.fully_qualified
    const names = [emoji.shortname, ...emoji.shortname_alternates].map((name) => name.replaceAll(':', ''))
    found.set(normalizeCodes(codes), {codes, names})
  }
  for (const {key, name} of readShortcodes(emojibase, 'joypixels')) {
    const entry = found.get(key)
    if (entry && !entry.names.includes(name)) entry.names.push(name)
  }
  return found
}

function readShortcodes(emojibase: Source, set: string): {key: string; name: string}[] {
  const shortcodes = readJson<Record<string, Names>>(emojibase.file(`en/shortcodes/${set}.json`))
  return Object.entries(shortcodes).flatMap(([codes, names]) =>
    [names].flat().map((name) => ({key: normalizeCodes(codes), name})),
  )
}

/** Data sets differ in case and in whether they write joiners and variation selectors. */
const normalizeCodes = (codes: string): string =>
  codes
    .toLowerCase()
    .split('-')
    .filter((code) => code !== 'fe0f' && code !== '200d')
    .join('-')

// Icons

async function updateIcons(gitbook: Source, fontAwesome: Source): Promise<void> {
  const {icons} = await importFile<{icons: readonly {icon: string}[]}>(gitbook.file('dist/icons.js'))
  const names = new Set(icons.map((entry) => entry.icon))
  const families = readJson<Record<string, {aliases?: {names?: readonly string[]}}>>(
    fontAwesome.file('metadata/icon-families.json'),
  )
  const former = Object.entries(families)
    .map(([name, {aliases}]) => [name, ...(aliases?.names ?? []).filter((alias) => !names.has(alias))])
    .filter(([name = '', ...aliases]) => names.has(name) && aliases.length > 0)
    .map((line) => line.join(' '))
  writeTable('icons', {
    sources: [gitbook, fontAwesome],
    about: 'Icons that GitBook knows, and per line the name of one with names that Font Awesome gave up.',
    constants: {iconListDate: gitbook.date, iconTable: wrap(names), formerIconTable: former.sort()},
  })
}

// Code languages

/** Understood by Shiki without a grammar, by Prism's `none`, or renamed by GitBook's `highlight.ts`. */
const specialLanguages = ['ansi', 'none', 'objectivec', 'parser', 'plain', 'plaintext', 'text', 'txt']

async function updateLanguages(shiki: Source, prism: Source): Promise<void> {
  const {bundledLanguages} = await importFile<{bundledLanguages: object}>(shiki.file('dist/langs.mjs'))
  const {languages} = readJson<{languages: Record<string, {alias?: Names}>}>(prism.file('components.json'))
  const prismNames = Object.entries(languages).flatMap(([name, {alias}]) => [name, alias ?? []].flat())
  const names = new Set([...Object.keys(bundledLanguages), ...prismNames, ...specialLanguages])
  names.delete('meta') // A record about the others in Prism's list.
  writeTable('code-languages', {
    sources: [shiki, prism],
    about: 'Languages of code that Shiki or Prism highlight, with their aliases.',
    constants: {languageTable: wrap(names)},
  })
}

// Site schema

const schemaPrefix = '#/components/schemas/'

function updateSiteSchema(api: Source): void {
  const {components} = readJson<{components: {schemas: Record<string, unknown>}}>(
    api.file('spec/openapi.json'),
  )
  const definitions = new Map<string, unknown>()
  const wanted = ['GitSyncSiteConfig']
  for (const name of wanted) {
    if (definitions.has(name)) continue
    if (!(name in components.schemas)) throw new Error(`No schema ${name} in ${api.name}`)
    const schema = withoutProse(components.schemas[name])
    definitions.set(name, schema)
    wanted.push(...referencesOf(schema))
  }
  const text = JSON.stringify(
    {
      $comment: `Generated by scripts/update-data.ts from ${describe(api)}. Do not edit.`,
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $ref: '#/$defs/GitSyncSiteConfig',
      $defs: Object.fromEntries([...definitions].sort(([one], [other]) => (one < other ? -1 : 1))),
    },
    undefined,
    2,
  )
  write('site-schema.json', `${text.replaceAll(schemaPrefix, '#/$defs/')}\n`)
}

/** The schema without its texts; a property that is called `description` is an object and stays. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([key, inner]) => !key.startsWith('x-') && !(key === 'description' && typeof inner === 'string'),
  )
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutProse(inner)]))
}

function referencesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? inner.slice(schemaPrefix.length) : referencesOf(inner),
  )
}

// Packages and files

/** Fetches a package, unpacks the named files and folders of it, and says what it is. */
function fetchPackage(specifier: string, paths: readonly string[]): Source {
  const archive = npm('pack', specifier, '--silent')
  const folder = mkdtempSync(join(temporary, 'package-'))
  const members = ['package.json', ...paths].map((path) => `package/${path}`)
  execFileSync('tar', ['-xzf', join(temporary, archive), '-C', folder, ...members])

  const file = (path: string) => join(folder, 'package', path)
  const {name, version} = readJson<{name: string; version: string}>(file('package.json'))
  const times: Record<string, string> = JSON.parse(npm('view', `${name}@${version}`, 'time', '--json'))
  const date = times[version]?.slice(0, 10)
  if (date === undefined) throw new Error(`No publication date of ${name} ${version}`)
  return {name, version, date, file}
}

const npm = (...words: readonly string[]): string =>
  execFileSync('npm', words, {cwd: temporary, encoding: 'utf8'}).trim()

// The callers name the shape they read; a file of another shape makes them throw.
const readJson = <Shape>(path: string): Shape => JSON.parse(readFileSync(path, 'utf8')) as Shape

const importFile = async <Shape>(path: string): Promise<Shape> =>
  (await import(pathToFileURL(path).href)) as Shape

interface Table {
  readonly sources: readonly Source[]
  readonly about: string
  /** Text, or lines. */
  readonly constants: Readonly<Record<string, Names>>
}

function writeTable(name: string, {sources, about, constants}: Table): void {
  const header = [
    about,
    `Sources: ${sources.map(describe).join(', ')}.`,
    'Generated by `scripts/update-data.ts`: do not edit.',
  ]
  const body = Object.entries(constants).map(
    ([constant, value]) => `export const ${constant}: string = ${literal(value)}\n`,
  )
  write(`${name}.ts`, `/**\n${header.map((line) => ` * ${line}\n`).join('')} */\n\n${body.join('\n')}`)
}

function literal(value: Names): string {
  if (typeof value === 'string') return `'${value}'`
  const text = value.join('\n')
  if (/[`\\$]/.test(text)) throw new Error('A name would need an escape')
  return `\`\n${text}\n\``
}

const describe = ({name, version, date}: Source): string => `${name} ${version} (${date})`

/** Sorted names in lines of at most 110 characters. */
function wrap(names: Iterable<string>): string[] {
  const lines: string[] = []
  let line = ''
  for (const name of [...names].sort()) {
    if (line.length + name.length >= 110) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? name : ` ${name}`
  }
  return [...lines, line]
}

function write(name: string, text: string): void {
  writeFileSync(join(target, name), text)
  console.log(`${name}: ${Buffer.byteLength(text)} bytes`)
}

try {
  await updateAll()
} finally {
  rmSync(temporary, {recursive: true, force: true})
}
