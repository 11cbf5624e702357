/** `gitbook-lint urls`: every web address of the spaces with its places. It asks no server. */
import {createLineIndex, type Place} from '../../core/line-index.ts'
import {type ExternalUrl, externalUrls, webUrl} from '../../page/external-urls.ts'
import type {Page} from '../../page/page.ts'
import {parsePage} from '../../page/parse.ts'
import type {Discovery} from '../../project/discover.ts'
import {maxTextBytes} from '../../project/file-system.ts'
import {load, type ReadPage} from '../../project/load.ts'
import {createNodeFileSystem} from '../../project/node-file-system.ts'
import {isMarkdownPath} from '../../project/paths.ts'
import type {Redirect} from '../../project/space-config.ts'
import {absolutePath, absoluteRoot} from '../../project/walk.ts'
import {escapeJson, visible} from '../../report/visible.ts'
import {createConfigs} from './configs.ts'
import {findSpaces, type PathsContext} from './find-spaces.ts'
import type {Io} from './io.ts'
import {checkAnew, shown} from './lint-context.ts'
import {reportedBy} from './named-paths.ts'
import type {LintOptions, UrlsOptions} from './options.ts'
import {UsageError} from './usage-error.ts'

interface UrlPlace {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly kind: ExternalUrl['kind'] | 'redirect'
}

type Found = readonly (readonly [url: string, place: UrlPlace])[]
type Places = Map<string, UrlPlace[]>

/**
 * The addresses in the order in which they first occur: lines of `URL`, then each place after a tab, or JSON.
 * @throws UsageError where a path is missing, unreadable or means no space
 */
export async function urlsText({paths, format}: UrlsOptions, lint: LintOptions, io: Io): Promise<string> {
  const context: PathsContext = {
    paths: paths.length === 0 ? ['.'] : paths,
    options: lint,
    rules: [],
    configs: createConfigs(lint, [], io.cwd),
    fs: createNodeFileSystem(),
    io,
    check: checkAnew,
  }
  const found = await findSpaces(context)
  const isNamed = reportedBy(found.starts, found.spaces)
  const named = [...(await readUrls(found, context))]
    .filter(([path]) => isNamed(path))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const urls = gather(named.flatMap(([, found]) => found))
  return format === 'json' ? asJson(urls) : asLines(urls)
}

/** The addresses of each file, by its absolute path. */
async function readUrls({spaces, loneFiles}: Discovery, {fs, io}: PathsContext) {
  const files = new Map<string, Found>()
  const readPage: ReadPage = ({space, path, kind, text}) => {
    const page = parsePage(path, text, kind)
    const absolute = absolutePath(absoluteRoot(space), path)
    files.set(absolute, pageUrls(page, shown(absolute, io)))
    return {facts: page.facts, findings: []}
  }
  for (const {index} of await load(fs, spaces, readPage)) {
    const {yaml, redirects} = index.space.config
    if (yaml === undefined) continue
    const absolute = absolutePath(absoluteRoot(index.space), yaml.path)
    files.set(absolute, redirectUrls(yaml.text, redirects, shown(absolute, io)))
  }
  for (const absolute of loneFiles.filter(isMarkdownPath)) {
    const path = shown(absolute, io)
    const text = await fs.readText(absolute, maxTextBytes)
    if (!text.ok) throw new UsageError(`cannot read ${path}: ${text.reason}`)
    files.set(absolute, pageUrls(parsePage(path, text.value), path))
  }
  return files
}

const pageUrls = (page: Page, path: string): Found =>
  externalUrls(page).map(({url, range, kind}) => [
    url,
    {path, ...placeOf(page.lines.place(range.start)), kind},
  ])

function redirectUrls(text: string, redirects: readonly Redirect[], path: string): Found {
  const lines = createLineIndex(text)
  return redirects.flatMap(({to = '', toRange}): Found => {
    const url = webUrl(to)
    return url === undefined ? [] : [[url, {path, ...placeOf(lines.place(toRange.start)), kind: 'redirect'}]]
  })
}

const placeOf = ({line, column}: Place) => ({line, column})

function gather(found: Found): Places {
  const urls: Places = new Map()
  for (const [url, place] of found) {
    const places = urls.get(url)
    if (places === undefined) urls.set(url, [place])
    else places.push(place)
  }
  return urls
}

const asLines = (urls: Places): string =>
  [...urls]
    .map(([url, places]) =>
      [url, ...places.map(({path, line, column}) => visible(`${path}:${line}:${column}`))].join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('')

function asJson(urls: Places): string {
  const listed = [...urls].map(([url, places]) => ({url, places}))
  return `${escapeJson(JSON.stringify({version: 1, urls: listed}, undefined, 2))}\n`
}
