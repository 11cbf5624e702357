/** What is told of the thing under the cursor, in Markdown. */
import type {Hover} from 'vscode-languageserver-types'
import {emojiCharacter} from '../../gitbook/emoji.ts'
import {attributeSchema, schemaOf} from '../../gitbook/tag-schemas.ts'
import type {AttributeSchema, TagSchema} from '../../gitbook/tag-shape.ts'
import {docsUrl} from '../../lint/docs-url.ts'
import type {Rule} from '../../lint/rule.ts'
import {redirectTarget} from '../../project/redirects.ts'
import {isFound, type Resolution} from '../../project/resolution.ts'
import type {SpaceIndex} from '../../project/space-index.ts'
import {findEntry, textOf} from '../../project/yaml-facts.ts'
import type {CheckedFile} from '../../session/session.ts'
import type {Query} from './navigate.ts'
import {positionsIn} from './positions.ts'
import {type Thing, thingAt} from './thing-at.ts'

/** The hover at a place: what stands there, then the rules behind findings there. */
export function hover(
  {file, text, position}: Query,
  checked: CheckedFile | undefined,
  rules: readonly Rule[],
): Hover | undefined {
  const positions = positionsIn(text)
  const offset = positions.offset(position)
  const thing = thingAt(file, offset)
  const told = thing && describe(file.index, file.own, thing)
  const here = (checked?.findings ?? []).filter(({range}) => range.start <= offset && offset <= range.end)
  const behind = rules.filter(({id}) => here.some((finding) => finding.rule === id)).map(ruleText)
  const parts = [...(told ? [told] : []), ...behind]
  if (parts.length === 0) return undefined
  const range = thing && told ? thing.range : here[0]?.range
  return {
    contents: {kind: 'markdown', value: parts.join('\n\n---\n\n')},
    ...(range && {range: positions.range(range)}),
  }
}

const ruleText = ({id, summary, why, inEditor}: Rule): string =>
  `**${id}**: ${summary}\n\n${why}\n\nIn GitBook's editor: ${inEditor}\n\n[More](${docsUrl(id)})`

function describe(index: SpaceIndex, own: string, thing: Thing): string | undefined {
  switch (thing.kind) {
    case 'tag': {
      const schema = schemaOf(thing.tag.name)
      return schema && tagText(schema)
    }
    case 'attribute': {
      const schema = attributeSchema(thing.tag.name, thing.attribute.name)
      return schema && attributeText(schema)
    }
    case 'target':
      return targetText(index, thing.resolved.resolution)
    case 'redirect': {
      const target = redirectTarget(index, thing.redirect)
      return target && targetText(index, target)
    }
    case 'configured':
      return index.lookup.file(thing.path) ? fileText(index, thing.path) : `No such file: \`${thing.path}\``
    case 'emoji':
      return `${emojiCharacter(thing.name) ?? ''} \`:${thing.name}:\``
    case 'variable':
      return variableText(index, own, thing)
    default:
      return undefined
  }
}

/** What a tag does and which attributes it takes. */
export function tagText({name, summary, form, status, attributes, parents, source}: TagSchema): string {
  const shape = form === 'void' ? `{% ${name} %}` : `{% ${name} %} … {% end${name} %}`
  const kept = attributes.filter(({legacy}) => !legacy)
  return [
    `\`${shape}\``,
    summary,
    ...(status === 'legacy' ? ['An old form: GitBook reads it and writes another today.'] : []),
    ...(status === 'unsupported' ? ['Once a tag; GitBook shows it as text today.'] : []),
    ...(parents ? [`Stands in ${parents.map((parent) => `\`${parent}\``).join(' or ')}.`] : []),
    ...(kept.length > 0 ? [kept.map((one) => `- ${attributeText(one)}`).join('\n')] : []),
    `*${source}*`,
  ].join('\n\n')
}

function attributeText({name, description, values, required, default: byDefault}: AttributeSchema): string {
  const said = [
    `\`${name}\`: ${description}`,
    ...(required ? ['Required.'] : []),
    ...(values ? [`One of ${values.map((value) => `\`${value}\``).join(', ')}.`] : []),
    ...(byDefault === undefined ? [] : [`\`${byDefault}\` where absent.`]),
  ]
  return said.join(' ')
}

function fileText({facts}: SpaceIndex, path: string, fragment?: string): string {
  const title = facts.get(path)?.title?.text
  const behind = fragment === undefined ? '' : `#${fragment}`
  return `${title === undefined ? '' : `**${title}**\n\n`}\`${path}${behind}\``
}

function targetText(index: SpaceIndex, resolution: Resolution): string | undefined {
  if (resolution.kind === 'same-page') return `This page, \`#${resolution.fragment}\``
  if (isFound(resolution)) return fileText(index, resolution.path, resolution.fragment)
  if (resolution.kind === 'missing') return `No such file: \`${resolution.path}\``
  return resolution.kind === 'wrong-case' || resolution.kind === 'wrong-depth'
    ? `\`${resolution.actual}\` is meant`
    : undefined
}

function variableText(
  {vars, facts}: SpaceIndex,
  own: string,
  {scope, name}: Extract<Thing, {kind: 'variable'}>,
) {
  if (scope === 'page') {
    const scalar = facts.get(own)?.frontMatter?.scalars.find(({path}) => path === `vars.${name}`)
    return scalar ? `\`${scalar.value}\`, from the front matter of this page` : undefined
  }
  const entry = findEntry(vars?.root, name)
  if (!entry) return undefined
  const text = textOf(entry.value) ?? (entry.value.kind === 'scalar' ? String(entry.value.value) : '…')
  return `\`${text}\`, from \`.gitbook/vars.yaml\``
}
