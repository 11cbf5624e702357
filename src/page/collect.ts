/**
 * Tree to facts: one walk that gathers what page rules share and what other files need to know. It
 * judges nothing.
 */
import type {Definition, Heading as HeadingNode, Html, Image, Link, Nodes, Root, Yaml} from 'mdast'
import {schemaOf} from '../gitbook/tag-schemas.ts'
import type {HtmlFacts} from '../syntax/html.ts'
import type {GitbookTag} from '../syntax/nodes.ts'
import {pairTags} from '../syntax/pair-tags.ts'
import {readHtml} from '../syntax/read-html.ts'
import {collectAnchors, collectHeadings, collectOtherSlugs} from './collect-anchors.ts'
import {collectSummary} from './collect-summary.ts'
import {collectTargets} from './collect-targets.ts'
import {collectOpenApi, collectTagUses, collectVariables, ownVariables} from './collect-uses.ts'
import type {FrontMatterFacts, PageFacts, PageKind} from './facts.ts'
import {readFrontMatter} from './front-matter.ts'
import {type Gathered, rangeOf} from './gathered.ts'
import type {Page} from './page.ts'
import {parseSuppression, suppressionAt} from './suppression.ts'
import {visibleText} from './visible-text.ts'

/** The nodes that facts are made of, with tags and HTML paired. */
export type Parts = ReturnType<typeof readParts>

/** Pairs what stands on a page. Linear, however deep tags and elements nest. */
export function readParts(text: string, tree: Root) {
  const nodes = gather(tree)
  const html = readHtml(
    text,
    nodes.html.map((node) => ({range: rangeOf(node.node), block: node.block})),
  )
  return {nodes, html, ...pairTags(nodes.tags, schemaOf)}
}

/** Everything of a page but its text and tree. */
export function collect(source: {
  readonly path: string
  readonly text: string
  readonly kind: PageKind
  readonly tree: Root
  readonly parts: Parts
}): Pick<Page, 'tags' | 'pairing' | 'html' | 'facts'> {
  const {path, text, kind, tree} = source
  const {nodes, html, blocks, problems} = source.parts
  const frontMatter = nodes.yaml === undefined ? undefined : frontMatterOf(nodes.yaml, text)
  const gathered: Gathered = {...nodes, text, html, blocks, frontMatter}
  const title = titleOf(kind, nodes.headings, frontMatter)
  const others = collectOtherSlugs(gathered)
  const facts: PageFacts = {
    path,
    kind,
    length: text.length,
    empty: tree.children.every((child) => child.type === 'yaml'),
    ...(title !== undefined && {title}),
    headings: collectHeadings(gathered),
    anchors: collectAnchors(gathered),
    otherSlugs: others.slugs,
    hasGeneratedAnchors: others.unpredictable || blocks.some(({name}) => generators.test(name)),
    targets: collectTargets(gathered),
    blocks,
    variables: collectVariables(gathered),
    ownVariables: ownVariables(frontMatter),
    tagUses: collectTagUses(gathered),
    openApi: collectOpenApi(blocks),
    ...(frontMatter !== undefined && {frontMatter}),
    suppressions: collectSuppressions(html),
    ...(kind === 'summary' && {summary: collectSummary(tree, text)}),
  }
  return {tags: nodes.tags, pairing: problems, html, facts}
}

/** Tags that bring headings of their own: generated API pages and reusable content. */
const generators = /^(openapi|swagger|api-method|include)/

function gather(tree: Root) {
  const tags: GitbookTag[] = []
  const html: {node: Html; block: boolean}[] = []
  const headings: HeadingNode[] = []
  const resources: (Link | Image | Definition)[] = []
  let yaml: Yaml | undefined
  const visit = (node: Nodes, block: boolean) => {
    if (node.type === 'gitbookTag') tags.push(node)
    else if (node.type === 'html') html.push({node, block})
    else if (node.type === 'heading') headings.push(node)
    else if (node.type === 'yaml') yaml = node
    else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') resources.push(node)
    if (!('children' in node)) return
    const holdsBlocks = flowParents.has(node.type)
    for (const child of node.children) visit(child, holdsBlocks)
  }
  visit(tree, true)
  return {tags, html, headings, resources, yaml}
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

function frontMatterOf(node: Yaml, text: string): FrontMatterFacts {
  const whole = rangeOf(node)
  const body = text.indexOf(node.value, whole.start + 3)
  return readFrontMatter(node.value, body === -1 ? whole.start + 4 : body, whole)
}

function titleOf(
  kind: PageKind,
  headings: readonly HeadingNode[],
  frontMatter: FrontMatterFacts | undefined,
) {
  if (kind === 'include') {
    const title = frontMatter?.scalars.find((scalar) => scalar.path === 'title')
    return title === undefined ? undefined : {text: String(title.value ?? ''), range: title.range}
  }
  const first = headings.find((heading) => heading.depth === 1)
  return first === undefined ? undefined : {text: visibleText(first).trim(), range: rangeOf(first)}
}

function collectSuppressions(html: HtmlFacts) {
  return html.comments.flatMap(({range, value}) => {
    const said = parseSuppression(value)
    return said === undefined ? [] : [suppressionAt(said, range, range.start + 4)]
  })
}
