/** Entries of the tag table: API blocks and code tabs of former years, read or shown as plain text today. */
import {
  type AttributeSchema,
  attribute,
  expanded,
  flag,
  fullWidth,
  method,
  observed,
  type TagSchema,
} from './tag-shape.ts'

export const swaggerTags: readonly TagSchema[] = [
  {
    name: 'swagger',
    status: 'legacy',
    form: 'paired',
    content: 'blocks',
    attributes: [
      attribute('src', 'path', 'The specification, in what is `openapi` today.'),
      attribute('baseUrl', 'string', 'Address before the path.'),
      attribute('path', 'string', 'Path of the operation.'),
      method('HTTP method.'),
      attribute('summary', 'string', 'Title of the operation.'),
      expanded,
      fullWidth,
    ],
    summary: 'Old API block, and old spelling of `openapi`.',
    source: observed,
  },
  {
    name: 'swagger-description',
    status: 'legacy',
    form: 'paired',
    content: 'blocks',
    parents: ['swagger'],
    attributes: [],
    summary: 'Description of an old API block.',
    source: observed,
  },
  {
    name: 'swagger-parameter',
    status: 'legacy',
    form: 'paired',
    content: 'blocks',
    parents: ['swagger'],
    attributes: [
      attribute('in', 'enum', 'Where the parameter goes.', {
        values: ['path', 'query', 'header', 'body', 'cookie', 'formData'],
      }),
      attribute('name', 'string', 'Name of the parameter.'),
      attribute('type', 'string', 'Its type, in free words.'),
      flag('required', 'Whether it must be given.'),
      attribute('default', 'string', 'Its default.'),
    ],
    summary: 'One parameter of an old API block.',
    source: observed,
  },
  {
    name: 'swagger-response',
    status: 'legacy',
    form: 'paired',
    content: 'blocks',
    parents: ['swagger'],
    attributes: [
      attribute('status', 'string', 'Status, with or without words: `200`, `404: Not Found`.'),
      attribute('description', 'string', 'When it comes.'),
    ],
    summary: 'One response of an old API block.',
    source: observed,
  },
]

const unsupported = (
  name: string,
  parents: readonly string[],
  attributes: readonly AttributeSchema[] = [],
): TagSchema => ({
  name,
  status: 'unsupported',
  form: 'paired',
  content: 'blocks',
  ...(parents.length > 0 && {parents}),
  attributes,
  summary: name.startsWith('code-')
    ? 'Code tabs of 2018 and 2019; use `tabs`.'
    : 'API block of 2021 or before; use `openapi-operation`.',
  source: observed,
})

const parameterGroups = ['path', 'query', 'body', 'form-data'].map((kind) => `api-method-${kind}-parameters`)
const parameterParents = ['api-method-headers', ...parameterGroups]

export const unsupportedTags: readonly TagSchema[] = [
  unsupported('code-tabs', []),
  unsupported('code-tabs-item', ['code-tabs'], [attribute('title', 'string', 'The label.')]),
  unsupported(
    'api-method',
    [],
    [
      method('HTTP method.'),
      attribute('host', 'string', 'Address before the path.'),
      attribute('path', 'string', 'Path of the operation.'),
    ],
  ),
  unsupported('api-method-summary', ['api-method']),
  unsupported('api-method-description', ['api-method']),
  unsupported('api-method-spec', ['api-method']),
  unsupported('api-method-request', ['api-method-spec']),
  ...parameterParents.map((name) => unsupported(name, ['api-method-request'])),
  unsupported('api-method-parameter', parameterParents, [
    attribute('name', 'string', 'Name of the parameter.'),
    attribute('type', 'string', 'Its type, in free words.'),
    flag('required', 'Whether it must be given.'),
  ]),
  unsupported('api-method-response', ['api-method-spec']),
  unsupported(
    'api-method-response-example',
    ['api-method-response'],
    [attribute('httpCode', 'number', 'Status code.')],
  ),
  unsupported('api-method-response-example-description', ['api-method-response-example']),
]
