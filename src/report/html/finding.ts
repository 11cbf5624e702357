/** One finding: a line to read and, folded, all that a writer needs to mend it. */
import {type AssetFolder, folderTotals, formatBytes} from '../asset-folders.ts'
import type {LocatedFinding} from '../located.ts'
import {placeOnPage} from '../place-text.ts'
import type {ReportContext} from '../writer.ts'
import {html, isolated, link, richHtml} from './escape.ts'
import type {Frames} from './frame.ts'

/** Names shown of one folder. */
const mostNames = 200

/** A finding as an item of a list. */
export function findingItem(finding: LocatedFinding, frames: Frames, context: ReportContext): string {
  const {rule, severity, message, start} = finding
  const meta = `<span class="meta">line ${start.line} · ${html(rule)}</span>`
  return item(rule, severity, 1, `<span class="message">${richHtml(message)}</span>${meta}`, [
    ...paragraph('readers', finding.note === undefined ? undefined : richHtml(finding.note)),
    ...place(finding),
    isAboutFile(finding) ? '' : frames(finding),
    ...related(finding, context),
    remedies(finding, context),
  ])
}

/** What one rule says of the assets of a folder, as an item of a list. */
export function folderItem(folder: AssetFolder, context: ReportContext): string {
  const {rule, severity, note, files} = folder
  const summary = context.rule(rule)?.summary
  const left = files.length - mostNames
  return item(
    rule,
    severity,
    files.length,
    `<span class="message">${folderTotals(folder)}${summary === undefined ? '' : `: ${html(summary)} does not hold`}</span><span class="meta">${html(rule)}</span>`,
    [
      ...paragraph('readers', note === undefined ? undefined : richHtml(note)),
      `<ul class="files">${files
        .slice(0, mostNames)
        .map(
          ({name, bytes}) =>
            `<li><code>${html(name)}</code>${bytes === undefined ? '' : ` <small>${formatBytes(bytes)}</small>`}</li>`,
        )
        .join('')}${left > 0 ? `<li>… and ${left} more</li>` : ''}</ul>`,
      ruleRemedy(rule, undefined, context),
    ],
  )
}

function item(
  rule: string,
  severity: LocatedFinding['severity'],
  count: number,
  summary: string,
  body: readonly string[],
): string {
  return `<li class="finding ${severity}" data-rule="${html(rule)}" data-severity="${severity}" data-count="${count}">
<details><summary><span class="severity">${severity}</span>${summary}</summary>
<div class="body">${body.filter((part) => part !== '').join('\n')}</div></details></li>`
}

const paragraph = (name: string, inside: string | undefined): readonly string[] =>
  inside === undefined ? [] : [`<p class="${name}">${inside}</p>`]

/** A finding about a file as a whole has no place in it. */
const isAboutFile = ({start, end}: LocatedFinding): boolean => start.offset === 0 && end.offset === 0

function place(finding: LocatedFinding): readonly string[] {
  if (isAboutFile(finding)) return []
  const {where} = finding
  const on = placeOnPage(where)
  const parts = [
    ...(on === '' ? [] : [`<dt>Where</dt><dd><bdi>${richHtml(on)}</bdi></dd>`]),
    ...(where?.excerpt === undefined
      ? []
      : [`<dt>Text</dt><dd class="excerpt">${isolated(where.excerpt)}</dd>`]),
  ]
  return parts.length === 0 ? [] : [`<dl>${parts.join('')}</dl>`]
}

const related = ({related: places = []}: LocatedFinding, {linkTo}: ReportContext): readonly string[] =>
  places.map(({path, start, message}) => {
    const shown = `<code>${html(`${path}:${start.line}:${start.column}`)}</code>`
    return `<p class="related">${richHtml(message)}: ${link(linkTo(path, start.line), shown)}</p>`
  })

function remedies(finding: LocatedFinding, context: ReportContext): string {
  const {path, start, fix} = finding
  const shown = `<code>${html(`${path}:${start.line}:${start.column}`)}</code>`
  const how =
    fix === undefined
      ? 'Change the source'
      : `${richHtml(fix.title)}${fix.safety === 'unsafe' ? ' (a guess)' : ''}`
  return ruleRemedy(finding.rule, `${how}, at ${link(context.linkTo(path, start.line), shown)}`, context)
}

function ruleRemedy(id: string, inGit: string | undefined, {rule}: ReportContext): string {
  const known = rule(id)
  return `<dl class="remedies">${known === undefined ? '' : `<dt>In GitBook’s editor</dt><dd>${sentence(known.inEditor)}</dd>`}${
    inGit === undefined ? '' : `<dt>In Git</dt><dd>${inGit}</dd>`
  }${known === undefined ? '' : `<dt>Rule</dt><dd>${link(known.url, html(id))}: ${richHtml(known.why)}</dd>`}</dl>`
}

const sentence = (text: string): string =>
  text === 'in Git only' ? 'Not possible there: in Git only' : richHtml(text)
