/** The shape of an entry in the table of tags, and the small makers with which its parts are written. */

/**
 * `current`: GitBook writes it today. `legacy`: read, but written otherwise today.
 * `unsupported`: once a tag, shown as plain text today.
 */
export type TagStatus = 'current' | 'legacy' | 'unsupported'

/** `paired` needs an end tag, `void` has none, `both` may have one. */
export type TagForm = 'paired' | 'void' | 'both'

/**
 * What stands between the tags: any blocks, only the tags named in `children`, exactly one code
 * block, a caption, one fallback link that GitBook rewrites, or text that is not read as tags.
 */
export type TagContent = 'blocks' | 'children' | 'fence' | 'caption' | 'link' | 'raw' | 'none'

export type AttributeType =
  | 'string'
  | 'boolean'
  | 'number'
  | 'enum'
  | 'url'
  /** A file of the repository, relative to the page. */
  | 'path'
  /** A page or an address. */
  | 'page'
  | 'icon'
  | 'date'
  | 'percentage'
  | 'slug'
  | 'slug-list'
  | 'http-method'

/** One attribute of a tag. */
export interface AttributeSchema {
  readonly name: string
  readonly type: AttributeType
  /** For `enum`, all values that GitBook knows. */
  readonly values?: readonly string[]
  /** Values that writers mean as one of `values`. */
  readonly synonyms?: Readonly<Record<string, string>>
  readonly default?: string
  readonly required?: true
  /** Another attribute that makes this one unneeded. */
  readonly unless?: string
  /** Seen in old exports, not written today. */
  readonly legacy?: true
  /** One sentence, for hovers. */
  readonly description: string
}

/** One tag. */
export interface TagSchema {
  readonly name: string
  readonly status: TagStatus
  readonly form: TagForm
  readonly content: TagContent
  /** The tags it must stand directly in; absent: anywhere. */
  readonly parents?: readonly string[]
  /** The tags of which alone its content is made. */
  readonly children?: readonly string[]
  /**
   * Tags it cannot stand in, at any depth. What the document model forbids and a search of public
   * repositories for the tags side by side did not turn up: absence of evidence, so never an error. Tags whose content is a fence or a link are not repeated here.
   */
  readonly forbiddenAncestors?: readonly string[]
  readonly attributes: readonly AttributeSchema[]
  /** One sentence, for hovers. */
  readonly summary: string
  /** Where the entry comes from. */
  readonly source: string
}

export const model = 'Official API schema (@gitbook/api 0.202.0)'
export const docs = (page: string): string => `GitBook documentation, ${page}`
export const observed = 'Observed in exports of Git-Synced spaces'

export const attribute = (
  name: string,
  type: AttributeType,
  description: string,
  rest: Partial<AttributeSchema> = {},
): AttributeSchema => ({name, type, description, ...rest})

export const flag = (
  name: string,
  description: string,
  rest: Partial<AttributeSchema> = {},
): AttributeSchema => attribute(name, 'boolean', description, rest)

export const required = {required: true} as const
export const fullWidth = flag('fullWidth', 'Whether the block takes the full width of the page.')
export const icon = (description: string): AttributeSchema => attribute('icon', 'icon', description)
export const caption = attribute('caption', 'string', 'Old form of the caption between the tags.', {
  legacy: true,
})
const httpMethods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'] as const
export const method = (description: string, rest: Partial<AttributeSchema> = {}): AttributeSchema =>
  attribute('method', 'http-method', description, {values: httpMethods, ...rest})
export const spec = attribute(
  'spec',
  'slug',
  'Slug of the OpenAPI specification in the organization.',
  required,
)
export const expanded = flag('expanded', 'Whether the operation is shown unfolded.')

/** Where the document model has no blocks of the top level, and a search of public pages found none. */
export const topLevelOnly = ['hint', 'tab', 'step', 'column', 'update'] as const
