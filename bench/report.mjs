/** Samples to the text of `RESULTS.md`. */
import {cpus, totalmem} from 'node:os'
import {hasTimer, median} from './measure.mjs'

const number = (value, digits) => (value === undefined ? '–' : value.toFixed(digits))

/** The report of all benchmarks as Markdown. */
export function report(results, {runs, problems}) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`
  return [
    '# Results',
    '',
    'Written by `npm run bench`; do not edit. Figures are of whole processes: medians of',
    `${runs} runs after one that is not counted, tools in turn. A ratio is the median of the ratios within each round:`,
    'below 1, gitbook-lint took less wall time than the tool of that row.',
    '',
    `- Machine: ${machine}`,
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    ...(hasTimer ? [] : ['- Processor time and memory need `/usr/bin/time`, which is missing here']),
    ...problems.map((problem) => `- Left out: ${problem}`),
    '',
    ...results.flatMap(section),
  ].join('\n')
}

function section({name, node, pages, megabytes, rules, findings, left, samples}) {
  const tools = [...samples]
  const mine = tools.filter(([tool]) => tool.startsWith('gitbook-lint'))
  const head = [
    '',
    'wall s',
    'CPU s',
    'peak MiB',
    ...mine.map(([tool]) => `${tool.replace('gitbook-lint, ', '')} / it`),
  ]
  const row = ([tool, list]) => [
    tool,
    number(median(list.map(({wall}) => wall)), 3),
    number(median(list.map(({cpu}) => cpu)), 2),
    number(median(list.map(({peak}) => peak)), 0),
    ...mine.map(([, own]) => (tool.startsWith('gitbook-lint') ? '' : number(ratio(own, list), 2))),
  ]
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    `## ${name}, ${node}`,
    '',
    `${pages} pages, ${megabytes.toFixed(2)} MB; gitbook-lint runs ${rules} rules and finds ${findings} places.`,
    ...(left.length > 0
      ? [`Left out here for their time: ${left.map((peer) => peer.name).join(', ')}.`]
      : []),
    '',
    line(head),
    line(head.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...tools.map((tool) => line(row(tool))),
    '',
  ]
}

const ratio = (own, other) => median(own.map(({wall}, round) => wall / other[round].wall))
