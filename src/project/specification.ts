/**
 * OpenAPI specifications that pages of a space show, as far as pages name parts of them: paths and methods.
 * Whether a specification is a good one is for other tools to say.
 */
import {parse as parseYaml, YAMLParseError} from 'yaml'
import {messageOf} from '../core/thrown.ts'
import type {FailureReason} from './file-system.ts'

/** A specification, or why it could not be understood. */
export type Specification =
  | {
      readonly kind: 'operations'
      /** Methods by path, lower case; `undefined` where a path is kept in another file. */
      readonly paths: ReadonlyMap<string, readonly string[] | undefined>
    }
  /** Neither JSON nor YAML; the first line of what the parser says, and the line, from 1, that it says it of. */
  | {readonly kind: 'syntax'; readonly message: string; readonly line?: number}
  /** Readable, and no specification: it has no paths. */
  | {readonly kind: 'other'}
  | {readonly kind: 'unread'; readonly reason: FailureReason}

/** The largest specification that is read, in bytes. */
export const maxSpecificationBytes = 5_000_000

const methods: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
])

/** Reads a specification, JSON or YAML. Never throws. */
export function readSpecification(text: string): Specification {
  try {
    return operationsOf(parse(text))
  } catch (thrown) {
    const message = messageOf(thrown).split('\n')[0] ?? ''
    return thrown instanceof YAMLParseError
      ? {kind: 'syntax', message, line: text.slice(0, thrown.pos[0]).split(/\r\n|\r|\n/).length}
      : {kind: 'syntax', message}
  }
}

function parse(text: string): unknown {
  const plain = text.replace(/^\ufeff/, '')
  if (/^\s*[{[]/.test(plain)) {
    try {
      return JSON.parse(plain)
    } catch {
      // YAML may begin with a brace as well.
    }
  }
  return parseYaml(plain, {logLevel: 'error', prettyErrors: false, uniqueKeys: false, maxAliasCount: 1000})
}

function operationsOf(document: unknown): Specification {
  if (!isMap(document)) return {kind: 'other'}
  const {paths, webhooks, openapi, swagger} = document
  if (!isMap(paths)) {
    return openapi !== undefined || swagger !== undefined || isMap(webhooks)
      ? {kind: 'operations', paths: new Map()}
      : {kind: 'other'}
  }
  return {
    kind: 'operations',
    paths: new Map(Object.entries(paths).map(([path, item]) => [path, methodsOf(item)])),
  }
}

function methodsOf(item: unknown): readonly string[] | undefined {
  if (!isMap(item) || '$ref' in item) return undefined
  return Object.keys(item)
    .map((key) => key.toLowerCase())
    .filter((key) => methods.has(key))
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
