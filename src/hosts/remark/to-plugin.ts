/**
 * Makes a remark-lint plugin of a rule, by way of `unified-lint-rule`. The host's tree is left alone: it may
 * lack our syntax or have been changed, and results must equal the command's. The text is parsed once
 * per file for all rules.
 */
import type {Root} from 'mdast'
import type {Plugin, Processor, Transformer} from 'unified'
import {lintRule} from 'unified-lint-rule'
import type {VFile} from 'vfile'
import type {Finding} from '../../core/finding.ts'
import {docsUrl} from '../../lint/docs-url.ts'
import {lintPage} from '../../lint/lint-page.ts'
import type {PageRule, RuleOptions} from '../../lint/rule.ts'
import {kindOfPath} from '../../page/kind.ts'
import type {Page} from '../../page/page.ts'
import {parsePage} from '../../page/parse.ts'

/** How a message is ranked. */
export interface PluginSettings {
  /** Whether reports that weigh less than their rule keep their own severity; so in the preset. */
  readonly ownSeverity?: boolean
}

/** A remark-lint plugin that reports what the rule reports. */
export function toPlugin(
  rule: PageRule,
  {ownSeverity = false}: PluginSettings = {},
): Plugin<[unknown?], Root> {
  const found = new WeakMap<VFile, readonly Finding[]>()
  const plugin = lintRule<Root, unknown>(
    {origin: `remark-lint:${rule.id}`, url: docsUrl(rule.id)},
    (_tree, file, options) => {
      const page = pageOf(file)
      const findings = lintPage(page, [{rule, options: optionsOf(rule, options)}])
      found.set(file, findings)
      for (const finding of findings) addMessage(file, finding, page)
    },
  )
  return function (this: Processor, config) {
    const transform = plugin.call(this, config)
    if (!transform) return undefined
    return async (tree, file) => {
      const before = file.messages.length
      await finished(transform, tree, file)
      if (!ownSeverity) return
      // `lintRule` gives every message of a rule one severity.
      file.messages.slice(before).forEach((message, index) => {
        if (found.get(file)?.[index]?.severity !== 'error') message.fatal = false
      })
    }
  }
}

const pages = new WeakMap<VFile, {readonly text: string; readonly page: Page}>()

function pageOf(file: VFile): Page {
  const text = String(file)
  const known = pages.get(file)
  if (known?.text === text) return known.page
  const path = (file.path ?? 'page.md').replaceAll('\\', '/')
  const page = parsePage(path, text, kindOfPath(path))
  pages.set(file, {text, page})
  return page
}

function optionsOf(rule: PageRule, given: unknown): RuleOptions {
  const defaults = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]),
  )
  return {...defaults, ...(given !== null && typeof given === 'object' ? given : {})}
}

function addMessage(file: VFile, {message, note, expected, range}: Finding, {lines}: Page) {
  const added = file.message(message, {place: {start: lines.place(range.start), end: lines.place(range.end)}})
  if (note !== undefined) added.note = note
  if (expected !== undefined) added.expected = [...expected]
}

function finished(transform: Transformer<Root>, tree: Root, file: VFile): Promise<undefined> {
  return new Promise((resolve, reject) => {
    const result = transform(tree, file, (error) => {
      if (error) reject(error)
      else resolve(undefined)
    })
    if (result instanceof Promise) result.then(() => resolve(undefined), reject)
  })
}
