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
  visitor: Visitor
  failed: boolean
}

type Handler = (node: Nodes, ancestors: readonly Nodes[]) => void

/** What one rule does with nodes of one type. */
interface Step {
  readonly run: Run
  readonly handle: Handler
}

/** The findings of page rules about a page, sorted. A rule that throws gives one finding that says so. */
export function lintPage(page: Page, active: readonly ActiveRule<PageRule>[]): Finding[] {
  const findings: Finding[] = []
  const runs: Run[] = []
  const steps = new Map<string, Step[]>()
  for (const one of active) if (appliesTo(one.rule, page)) runs.push(start(one, page, findings, steps))
  walk(page.tree, page, findings, steps)
  for (const run of runs) {
    finish(run, page, findings)
  }
  return findings.sort(compareFindings)
}

/** Lets a rule say what it wants to see, and notes it by type of node. */
function start(
  active: ActiveRule<PageRule>,
  page: Page,
  findings: Finding[],
  steps: Map<string, Step[]>,
): Run {
  const collector = collectReports(page.path, active, findings)
  const run: Run = {active, collector, visitor: {}, failed: false}
  try {
    run.visitor = active.rule.visit({page, options: active.options, report: collector.report})
  } catch (thrown) {
    fail(run, page, findings, thrown)
  }
  for (const type in run.visitor) {
    if (type === 'done') continue
    // The table is keyed by node type, so each handler is called with the nodes that it takes.
    const step = {run, handle: run.visitor[type as keyof Visitor] as Handler}
    const list = steps.get(type)
    if (list === undefined) steps.set(type, [step])
    else list.push(step)
  }
  return run
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

function finish(run: Run, page: Page, findings: Finding[]) {
  try {
    if (!run.failed) run.visitor.done?.()
  } catch (thrown) {
    fail(run, page, findings, thrown)
  }
  run.collector.finish()
}

function fail(run: Run, page: Page, findings: Finding[], thrown: unknown) {
  run.failed = true
  findings.push(internalError(page.path, run.active.rule.id, thrown))
}

/** Takes every node in source order, with its ancestors from the root, to the rules that want it. */
function walk(root: Nodes, page: Page, findings: Finding[], steps: ReadonlyMap<string, readonly Step[]>) {
  const ancestors: Nodes[] = []
  const visit = (node: Nodes) => {
    for (const {run, handle} of steps.get(node.type) ?? none) {
      if (run.failed) continue
      try {
        handle(node, ancestors)
      } catch (thrown) {
        fail(run, page, findings, thrown)
      }
    }
    if (!isParent(node)) return
    ancestors.push(node)
    for (const child of node.children) visit(child)
    ancestors.pop()
  }
  visit(root)
}

const none: readonly Step[] = []

const isParent = (node: Nodes): node is Parents => 'children' in node
