/** Samples to the text of `RESULTS.md`. */
import {cpus, totalmem} from 'node:os'
import {hasTimer, median} from './measure.mjs'

const number = (value, digits) => (value === undefined ? '–' : value.toFixed(digits))

/** The report of all benchmarks as Markdown. */
export function report(results, {runs, slowRuns, minutes, command, problems}) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`
  return [
    '# Results',
    '',
    `Written by \`${command}\` in ${Math.round(minutes)} minutes; do not edit. Figures are of whole processes: medians of`,
    `${runs} runs (of slow tools ${slowRuns}) after one that is not counted, tools in turn. A ratio is the median of the`,
    'ratios within each round: below 1, gitbook-lint took less wall time than the tool of that row.',
    '',
    '- *nothing known*: `--no-cache`, with no compiled program either. *pages new*: the program has run here before, the',
    '  pages are new to it. *unchanged*: the same run again. *a sentence more*: one page has changed, and looks the same to',
    '  others. *a heading and a link more*: one page has changed, and others may lead to what is new.',
    '- *told* is the number of lines of the report that name a place: a run that checked nothing shows.',
    `- Machine: ${machine}`,
    `- Date: ${new Date().toISOString().slice(0, 10)}`,
    ...(hasTimer ? [] : ['- Processor time and memory need `/usr/bin/time`, which is missing here']),
    ...problems.map((problem) => `- Left out: ${problem}`),
    '',
    ...results.flatMap(section),
  ].join('\n')
}

const line = (cells) => `| ${cells.join(' | ')} |`

function section({name, node, pages, megabytes, rules, findings, left, samples}) {
  const tools = [...samples].filter(([, list]) => list.length > 0)
  const isMine = ([tool]) => tool.startsWith('gitbook-lint')
  const mine = tools.filter(isMine)
  const others = tools.filter((each) => !isMine(each))
  const own = ['', 'wall s', 'CPU s', 'peak MiB', 'MB/s', 'told', ...others.map(([tool]) => `/ ${tool}`)]
  const theirs = ['', 'wall s', 'CPU s', 'peak MiB', 'MB/s', 'told']
  return [
    `## ${name}, ${node}`,
    '',
    `${pages} pages, ${megabytes.toFixed(2)} MB; gitbook-lint runs ${rules} rules and finds ${findings} places.`,
    ...(left.length > 0
      ? [`Left out here for their time: ${left.map((peer) => peer.name).join(', ')}.`]
      : []),
    '',
    ...table(own, mine, (list) => others.map(([, other]) => number(ratio(list, other), 2)), megabytes),
    '',
    ...(others.length > 0 ? [...table(theirs, others, () => [], megabytes), ''] : []),
  ]
}

const table = (head, tools, ratios, megabytes) => [
  line(head),
  line(head.map((_, index) => (index === 0 ? '---' : '--:'))),
  ...tools.map(([tool, list]) => line([...cells(tool, list, megabytes), ...ratios(list)])),
]

function cells(tool, list, megabytes) {
  const wall = median(list.map((sample) => sample.wall))
  return [
    tool,
    number(wall, 3),
    number(median(list.map(({cpu}) => cpu)), 2),
    number(median(list.map(({peak}) => peak)), 0),
    number(wall && megabytes / wall, 1),
    number(median(list.map(({told}) => told)), 0),
  ]
}

/** Of the rounds that both have. */
const ratio = (own, other) =>
  median(own.slice(0, other.length).map(({wall}, round) => wall / other[round].wall))
