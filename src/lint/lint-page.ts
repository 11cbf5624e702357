/**
 * Runs page rules over one page in one walk. The walk is written by hand: `unist-util-visit` costs four
 * times as much here, once for every rule.
 */
import type {Nodes, Parents} from 'mdast'
import {compareFindings, type Finding, type Severity} from '../core/finding.ts'
import {messageOf} from '../core/thrown.ts'
import {version} from '../core/version.ts'
import type {Page} from '../page/page.ts'
import {type Collector, collectReports} from './collect-reports.ts'
import type {PageRule, RuleOptions, Visitor} from './rule.ts'

/** A rule as configured for one page. */
export interface ActiveRule<Rule> {
  readonly rule: Rule
  /** A configured severity; the rule's own, and its reports' lower ones, where absent. */
  readonly severity?: Severity
  readonly options: RuleOptions
}

/** The id under which a rule that throws is reported. */
const internalErrorId = 'internal-error'

interface Run {
  readonly active: ActiveRule<PageRule>
  readonly collector: Collector
  readonly visitor: Visitor
  failed: boolean
}

type Handler = (node: Nodes, ancestors: readonly Nodes[]) => void

/** The findings of page rules about a page, sorted. A rule that throws gives one finding that says so. */
export function lintPage(page: Page, active: readonly ActiveRule<PageRule>[]): Finding[] {
  const findings: Finding[] = []
  const runs: Run[] = []
  const handlers = new Map<string, {run: Run; handle: Handler}[]>()
  for (const one of active) {
    if (!appliesTo(one.rule, page)) continue
    const collector = collectReports(page.path, one, findings)
    const run: Run = {active: one, collector, visitor: {}, failed: false}
    guard(run, page, findings, () => {
      const {report} = collector
      Object.assign(run, {visitor: one.rule.visit({page, options: one.options, report})})
    })
    runs.push(run)
    for (const [type, handle] of Object.entries(run.visitor)) {
      if (type === 'done') continue
      const list = handlers.get(type)
      // The table is keyed by node type, so each handler is called with the nodes that it takes.
      const entry = {run, handle: handle as Handler}
      if (list === undefined) handlers.set(type, [entry])
      else list.push(entry)
    }
  }
  walk(page.tree, (node, ancestors) => {
    for (const {run, handle} of handlers.get(node.type) ?? []) {
      guard(run, page, findings, () => handle(node, ancestors))
    }
  })
  for (const run of runs) {
    guard(run, page, findings, () => run.visitor.done?.())
    run.collector.finish()
  }
  return findings.sort(compareFindings)
}

/** The rule that says where reading stopped. Of the rest of the page no other one can tell, nor of what it closes. */
const limitsId = 'page-limits'

/** Whether a rule looks at files of the page's kind. */
const appliesTo = (rule: PageRule, page: Page): boolean =>
  (page.limit === undefined || rule.id === limitsId) &&
  (rule.kinds ?? ['page', 'include']).includes(page.facts.kind)

/** A finding about a rule that threw: ours to mend, so it names the rule. */
export function internalError(path: string, ruleId: string, thrown: unknown): Finding {
  return {
    path,
    rule: internalErrorId,
    severity: 'error',
    range: {start: 0, end: 0},
    message: `Unexpected failure of rule \`${ruleId}\`: ${messageOf(thrown)}`.slice(0, 120),
    note: `This is a fault of gitbook-lint ${version}, not of the page; the other rules went on`,
  }
}

/** A finding about a page that could not be checked at all, or not to the end: ours to mend as well. */
export function internalPageError(path: string, thrown: unknown): Finding {
  return {
    path,
    rule: internalErrorId,
    severity: 'error',
    range: {start: 0, end: 0},
    message: `Unexpected failure of gitbook-lint ${version} on this page: ${messageOf(thrown)}`.slice(0, 120),
    note: 'This is a fault of gitbook-lint, not of the page; the other pages are checked',
  }
}

function guard(run: Run, page: Page, findings: Finding[], act: () => void) {
  if (run.failed) return
  try {
    act()
  } catch (thrown) {
    run.failed = true
    findings.push(internalError(page.path, run.active.rule.id, thrown))
  }
}

/** Calls back for every node in source order, with its ancestors from the root. */
function walk(root: Nodes, enter: Handler) {
  const ancestors: Nodes[] = []
  const visit = (node: Nodes) => {
    enter(node, ancestors)
    if (!isParent(node)) return
    ancestors.push(node)
    for (const child of node.children) visit(child)
    ancestors.pop()
  }
  visit(root)
}

const isParent = (node: Nodes): node is Parents => 'children' in node
