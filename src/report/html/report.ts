/**
 * The report for a browser: one file to open or to send, without a request to any server. It can be read without
 * its script, which only filters. All that comes from pages is escaped, and the page's own policy lets nothing
 * run but that script.
 */
import type {ReportInput} from '../located.ts'
import {pageTrail} from '../place-text.ts'
import {count, countByRule, totalsLine} from '../totals.ts'
import type {ReportContext} from '../writer.ts'
import {html, isolated, link, spaceName} from './escape.ts'
import {findingItem, folderItem} from './finding.ts'
import {createFrames, type Frames} from './frame.ts'
import {spaceNavigation} from './navigation.ts'
import {script} from './script.ts'
import {divide, type Section, type SpaceSections} from './sections.ts'
import {style} from './style.ts'

/** The page. */
export function htmlReport(input: ReportInput, context: ReportContext): string {
  const {spaces, left} = divide(input)
  const frames = createFrames(input.sources)
  const title = titleOf(spaces)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(context)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${html(title)} · gitbook-lint</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${head(input, title)}
${
  input.findings.length === 0
    ? empty
    : `${filters(input)}
<div class="columns">
<nav aria-label="Pages">
<details class="fold" open><summary>Pages</summary>
<label class="all"><input type="checkbox" id="all"> Pages without findings, too</label>
${spaces.map(spaceNavigation).join('\n')}
</details>
</nav>
<main id="findings" tabindex="-1">
${left > 0 ? `<p class="cut">${count(left, 'finding')} more did not fit here: the mildest are left out.</p>` : ''}
${spaces.map((one) => spacePart(one, spaces.length > 1, frames, context)).join('\n')}
<p class="nothing" hidden>No finding fits the filters.</p>
</main>
</div>`
}
<footer>Made by ${link('https://github.com/gitbook-lint/gitbook-lint', 'gitbook-lint')}, without a look at the published site.</footer>
<script>${script}</script>
</body>
</html>
`
}

/** What was looked at, by its name if it is one space. */
function titleOf(spaces: readonly SpaceSections[]): string {
  // Files outside any space are listed under an empty path.
  const [first, ...others] = spaces.filter(({space}) => space.path !== '')
  if (first === undefined) return 'Findings'
  return others.length === 0
    ? `Findings in ${spaceName(first.space)}`
    : `Findings in ${others.length + 1} spaces`
}

/** Nothing is loaded and nothing runs but the style and the script of this page. */
const policy = ({integrity}: ReportContext): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${integrity(style)}'`,
    `script-src 'sha256-${integrity(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

const meanings = {
  error: 'Readers meet something broken, or the sync fails',
  warning: 'It shows, but not as meant',
  info: 'Residue and taste',
} as const

function head({summary}: ReportInput, title: string): string {
  const totals = [
    ['error', summary.errors],
    ['warning', summary.warnings],
    ['info', summary.infos],
  ] as const
  return `<header>
<p class="product">gitbook-lint</p>
<h1>${isolated(title)}</h1>
<p class="scope">${html(totalsLine({summary}))}</p>
<div class="totals" role="group" aria-label="Show by severity">
${totals
  .map(
    ([severity, number]) =>
      `<button type="button" class="total ${severity}" data-severity="${severity}" aria-pressed="true"${number === 0 ? ' disabled' : ''}><b>${number}</b> <span>${number === 1 ? severity : `${severity}s`}</span><small>${meanings[severity]}</small></button>`,
  )
  .join('\n')}
</div>
</header>`
}

function filters({findings}: ReportInput): string {
  const options = countByRule(findings).map(
    ([rule, number]) => `<option value="${html(rule)}">${html(rule)} (${number})</option>`,
  )
  return `<div class="filters" role="search">
<label class="search"><span>Search</span><input type="search" id="text" autocomplete="off" spellcheck="false" placeholder="Text, page or path"></label>
<label><span>Rule</span><select id="rule"><option value="">All rules</option>${options.join('')}</select></label>
<button type="button" id="expand" aria-pressed="false">Expand all</button>
<output id="shown" aria-live="polite">${count(findings.length, 'finding')}</output>
</div>
<noscript><p class="cut">Filters need JavaScript; all findings can be read without it.</p></noscript>`
}

const empty = `<main id="findings" class="clean" tabindex="-1"><p>Nothing was found. What was checked will sync, and shows as it is meant.</p></main>`

function spacePart(
  {space, sections}: SpaceSections,
  named: boolean,
  frames: Frames,
  context: ReportContext,
): string {
  if (sections.length === 0) return ''
  const title = named ? `<h2 class="space-title">${isolated(spaceName(space))}</h2>\n` : ''
  return `<div class="space-part">${title}${sections.map((one) => sectionPart(one, frames, context)).join('\n')}</div>`
}

function sectionPart(
  {id, path, findings, folders, count: number}: Section,
  frames: Frames,
  context: ReportContext,
) {
  const [first] = findings
  const title = first?.where?.page
  const trail = pageTrail({trail: first?.where?.trail ?? []})
  return `<section class="page" id="${id}" tabindex="-1" aria-labelledby="${id}t">
<div class="page-head">${trail === '' ? '' : `<p class="trail">${isolated(trail)}</p>`}
<h3 id="${id}t">${title === undefined ? `<code>${html(path)}</code>` : isolated(title)}</h3>
<p class="path">${title === undefined ? '' : `<code>${html(path)}</code> · `}${count(number, 'finding')}</p></div>
<ul class="findings">
${findings.map((finding) => findingItem(finding, frames, context)).join('\n')}
${folders.map((folder) => folderItem(folder, context)).join('\n')}
</ul>
</section>`
}
