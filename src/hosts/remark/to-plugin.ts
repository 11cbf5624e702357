/**
 * Makes a remark-lint plugin of a rule, by way of `unified-lint-rule`. The host's tree is left alone: it may
 * lack our syntax or have been changed, and results must equal the command's. The text is parsed once
 * per file for all rules. Rules about a whole space look their index up per file: what a completer says would
 * come too late for severities and for comments that switch rules off.
 */
import type {Root} from 'mdast'
import type {Plugin, Processor, Transformer} from 'unified'
import {lintRule} from 'unified-lint-rule'
import type {VFile} from 'vfile'
import type {Finding} from '../../core/finding.ts'
import {nextBlocks} from '../../lint/check-parsed-page.ts'
import {docsUrl} from '../../lint/docs-url.ts'
import {finishPage} from '../../lint/finish-page.ts'
import {withFixesInSpace} from '../../lint/fixes-in-space.ts'
import type {KnownRules} from '../../lint/known-rules.ts'
import {type ActiveRule, lintPage} from '../../lint/lint-page.ts'
import {lintFileOfSpace} from '../../lint/lint-space.ts'
import {defaultOptions, type Rule, type RuleOptions} from '../../lint/rule.ts'
import {kindOfPath} from '../../page/kind.ts'
import type {Page} from '../../page/page.ts'
import {parsePage} from '../../page/parse.ts'
import {addMessage} from './add-message.ts'
import {guardComments, raise} from './comment-control.ts'
import {type FileSet, type PlacedFile, placeOf, type Run} from './space-of-file.ts'

/** What a rule of the engine needs to know. */
export interface PluginSettings {
  /** All rules, for the one about comments that name them. */
  readonly known?: KnownRules
}

/** Known by what they are, since remark has one number for all messages of a rule. */
const ownSeverities = new WeakSet<object>()

/** The setting by which what weighs less than its rule keeps its own severity. Any other ranks all alike. */
export function ownSeverity({severity}: Pick<Rule, 'severity'>): readonly [number] {
  const setting = [severity === 'error' ? 2 : 1] as const
  ownSeverities.add(setting)
  return setting
}

/** A plugin; unified-engine gives the file set besides the options. */
export type RulePlugin = Plugin<[unknown?, FileSet?], Root>

/** A remark-lint plugin that reports what the rule reports. */
export function toPlugin(rule: Rule, {known = []}: PluginSettings = {}): RulePlugin {
  const found = new WeakMap<VFile, readonly Finding[]>()
  const attach = function (this: Processor, config: unknown, fileSet: FileSet | undefined) {
    const run = {fileSet, root: rootSetting(this)}
    const plugin = lintRule<Root, unknown>(
      {origin: `remark-lint:${rule.id}`, url: docsUrl(rule.id)},
      async (_tree, file, options) => {
        const source = await sourceOf(file, run)
        const findings = await check({rule, options: optionsOf(rule, options)}, source, known)
        found.set(file, findings)
        for (const finding of findings) addMessage(file, finding, source.page.lines)
      },
    )
    const transform = plugin.call(this, config)
    if (!transform) return undefined
    guardComments(this)
    return async (tree: Root, file: VFile) => {
      raise(tree)
      const before = file.messages.length
      await finished(transform, tree, file)
      if (!(config instanceof Object && ownSeverities.has(config))) return
      // `lintRule` gives every message of a rule one severity.
      file.messages.slice(before).forEach((message, index) => {
        if (found.get(file)?.[index]?.severity !== 'error') message.fatal = false
      })
    }
  }
  if (rule.scope !== 'engine') return attach
  // It needs what all others found, so it goes to the end of the line.
  return function (config, fileSet) {
    this.use(function () {
      return attach.call(this, config, fileSet)
    })
  }
}

/** A file as rules see it, and what they found so far. */
interface Source {
  readonly page: Page
  readonly place: PlacedFile | undefined
  readonly ran: Set<string>
  readonly found: Finding[]
}

async function check(
  active: ActiveRule<Rule>,
  source: Source,
  known: KnownRules,
): Promise<readonly Finding[]> {
  const {rule} = active
  if (rule.scope === 'engine') return told(rule.id, source, known)
  const findings = await findingsOf(active, source)
  source.ran.add(rule.id)
  source.found.push(...findings)
  return findings
}

async function findingsOf(
  {rule, options}: ActiveRule<Rule>,
  {page, place}: Source,
): Promise<readonly Finding[]> {
  if (rule.scope === 'page') {
    if (place?.space.kind === 'legacy') return []
    const findings = lintPage(page, [{rule, options}])
    if (!place || findings.length === 0 || !rule.fixInSpace) return findings
    return withFixesInSpace(findings, [rule], await place.index())
  }
  if (rule.scope !== 'space' || !place) return []
  return lintFileOfSpace(await place.index(), place.path, () => [{rule, options}])
}

/** What the engine says of the comments of a page, now that all rules ran. */
function told(id: string, {page, ran, found}: Source, rules: KnownRules): readonly Finding[] {
  const file = {...page, nextBlocks: nextBlocks(page.tree, page.facts)}
  return finishPage(file, found, {rules, config: new Map(), ran}).filter(({rule}) => rule === id)
}

const sources = new WeakMap<VFile, {readonly text: string; readonly source: Promise<Source>}>()

function sourceOf(file: VFile, run: Run): Promise<Source> {
  const text = String(file)
  const known = sources.get(file)
  if (known?.text === text) return known.source
  const source = read(file, text, run)
  sources.set(file, {text, source})
  return source
}

async function read(file: VFile, text: string, run: Run): Promise<Source> {
  const place = await placeOf(file, run)
  const path = place?.path ?? (file.path ?? 'page.md').replaceAll('\\', '/')
  const page = parsePage(path, text, place?.kind ?? kindOfPath(path))
  return {page, place, ran: new Set(), found: []}
}

/** `gitbook.root` among the settings of the run. */
function rootSetting(processor: Processor): string | undefined {
  const {settings} = processor.data()
  const gitbook = settings && 'gitbook' in settings ? settings.gitbook : undefined
  if (typeof gitbook !== 'object' || gitbook === null || !('root' in gitbook)) return undefined
  return typeof gitbook.root === 'string' ? gitbook.root : undefined
}

const optionsOf = (rule: Rule, given: unknown): RuleOptions => ({
  ...defaultOptions(rule),
  ...(given !== null && typeof given === 'object' ? given : {}),
})

function finished(transform: Transformer<Root>, tree: Root, file: VFile): Promise<undefined> {
  return new Promise((resolve, reject) => {
    const result = transform(tree, file, (error) => {
      if (error) reject(error)
      else resolve(undefined)
    })
    if (result instanceof Promise) result.then(() => resolve(undefined), reject)
  })
}
