/** The style of the HTML report: light and dark, from a telephone to a wide screen, and on paper. */

export const style = `
:root {
  --ground: #fbfaf8; --sheet: #fff; --ink: #1d2327; --soft: #5b6570; --line: #e2e0db; --raised: #f3f1ed;
  --error: #b3261e; --error-ground: #fdecea; --warning: #8a5200; --warning-ground: #fdf1dc;
  --info: #1f5fa8; --info-ground: #e8f0fa; --mark: #ffe08a; --accent: #1f5fa8;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
  --code: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181b; --sheet: #1c2024; --ink: #e6e8ea; --soft: #9aa5b0; --line: #31373d; --raised: #252a2f;
    --error: #ff9d94; --error-ground: #3b1d1b; --warning: #f0b95b; --warning-ground: #36290f;
    --info: #8fbdf5; --info-ground: #172a40; --mark: #6b5410; --accent: #8fbdf5;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { font: 16px/1.5 var(--text); color: var(--ink); background: var(--ground); -webkit-text-size-adjust: 100%; scroll-padding-top: 5.5rem; }
body { margin: 0 auto; max-width: 82rem; padding: 0 1.5rem 3rem; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus, section:focus { outline: none; }
code { font-family: var(--code); font-size: .9em; }
small { font-size: .8125rem; }
.skip { position: absolute; left: -100vw; top: .5rem; padding: .5rem 1rem; background: var(--sheet); z-index: 3; }
.skip:focus { left: .5rem; }

header { padding: 2.5rem 0 1.5rem; }
header p { margin: 0; color: var(--soft); }
.product { font: 500 .875rem/1.4 var(--code); }
h1 { margin: .35rem 0 .25rem; font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.25rem); line-height: 1.15; font-weight: 650; letter-spacing: -.015em; text-wrap: balance; }
.totals { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; margin-top: 1.5rem; }
.total { font: inherit; color: inherit; text-align: start; padding: .85rem 1rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--tone); border-radius: 8px; background: var(--sheet); cursor: pointer; }
.total b { font-size: 1.5rem; line-height: 1.1; font-variant-numeric: tabular-nums; color: var(--tone); }
.total span { font-weight: 600; margin-inline-start: .15rem; }
.total small { display: block; color: var(--soft); margin-top: .15rem; }
.total[aria-pressed="false"] { background: transparent; border-inline-start-color: var(--line); color: var(--soft); }
.total[aria-pressed="false"] b { color: inherit; }
.total[aria-pressed="false"] b, .total[aria-pressed="false"] span { text-decoration: line-through; }
.total:disabled { cursor: default; color: var(--soft); background: transparent; }
.total:disabled b { color: inherit; }
html:not(.js) .total { cursor: default; }
.error { --tone: var(--error); --tone-ground: var(--error-ground); }
.warning { --tone: var(--warning); --tone-ground: var(--warning-ground); }
.info { --tone: var(--info); --tone-ground: var(--info-ground); }

.filters { display: none; position: sticky; top: 0; z-index: 2; gap: .75rem; align-items: end; padding: .75rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
.js .filters { display: flex; flex-wrap: wrap; }
.filters label span { display: block; font-size: .8125rem; color: var(--soft); }
.filters input, .filters select, .filters button { font: inherit; color: inherit; height: 2.5rem; padding: 0 .75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); max-width: 100%; }
.filters button { cursor: pointer; }
.search { flex: 1 1 14rem; }
.search input { width: 100%; }
.filters select { max-width: 20rem; }
.filters output { min-width: 9rem; line-height: 2.5rem; color: var(--soft); font-variant-numeric: tabular-nums; }

.columns { display: grid; grid-template-columns: minmax(14rem, 19rem) minmax(0, 1fr); gap: 2.5rem; padding-top: 1.25rem; align-items: start; }
nav { position: sticky; top: 5.5rem; max-height: calc(100vh - 6rem); overflow: auto; font-size: .9375rem; padding-bottom: 1rem; }
nav .fold > summary { font-size: .8125rem; color: var(--soft); cursor: pointer; padding: .25rem 0; }
nav .all { display: block; font-size: .8125rem; color: var(--soft); margin: .25rem 0 .75rem; }
nav .all input { accent-color: var(--accent); margin: 0 .35rem 0 0; }
nav h2 { font-size: .9375rem; margin: 1rem 0 .35rem; }
nav h2 small { font-weight: 400; color: var(--soft); }
nav h3 { font-size: .8125rem; font-weight: 600; color: var(--soft); margin: .9rem 0 .25rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { padding-inline-start: .85rem; border-inline-start: 1px solid var(--line); }
nav li.group > .line { font-weight: 600; color: var(--soft); margin-top: .5rem; }
nav li.none { display: none; }
nav:has(#all:checked) li.none { display: list-item; }
nav li.none .line { color: var(--soft); }
nav .line { display: flex; gap: .5rem; justify-content: space-between; padding: .2rem .4rem; border-radius: 6px; min-width: 0; overflow-wrap: anywhere; }
nav a.line { color: inherit; text-decoration: none; }
nav a.line:hover { background: var(--raised); }
nav a.line.idle { color: var(--soft); }
nav .idle .count { color: var(--soft); background: var(--raised); }
.count { flex: none; align-self: start; min-width: 1.6rem; padding: 0 .4rem; border-radius: 999px; text-align: center; font-size: .8125rem; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--tone); background: var(--tone-ground); }

.space-title { font-size: 1.25rem; margin: 2.5rem 0 0; }
.space-part:first-child .space-title { margin-top: .5rem; }
section.page { padding: 1.25rem 0 .75rem; content-visibility: auto; contain-intrinsic-size: auto 16rem; scroll-margin-top: 5rem; }
.page-head p { margin: 0; color: var(--soft); font-size: .8125rem; }
section.page h3 { margin: 0; font-size: 1.1875rem; font-weight: 640; line-height: 1.3; overflow-wrap: anywhere; }
.findings { list-style: none; margin: .65rem 0 0; padding: 0; border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); overflow: hidden; }
.finding + .finding { border-top: 1px solid var(--line); }
.finding summary { display: grid; grid-template-columns: 5.25rem minmax(0, 1fr) 1rem; column-gap: .75rem; padding: .7rem 1rem; cursor: pointer; list-style: none; }
.finding summary::-webkit-details-marker { display: none; }
.finding summary::after { content: ""; grid-area: 1 / 3; align-self: start; width: .5rem; height: .5rem; margin-top: .4rem; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); justify-self: end; }
.finding details[open] > summary::after { transform: translateY(.25rem) rotate(-135deg); }
.finding summary:hover { background: var(--raised); }
.finding summary:focus-visible { outline-offset: -2px; }
.severity { grid-area: 1 / 1 / span 2; justify-self: start; align-self: start; margin-top: .1rem; padding: 0 .55rem; border-radius: 999px; font-size: .8125rem; line-height: 1.4rem; font-weight: 600; color: var(--tone); background: var(--tone-ground); }
.message { grid-column: 2; overflow-wrap: anywhere; }
.message code, .readers code, dd code { background: var(--raised); padding: .05em .3em; border-radius: 4px; overflow-wrap: anywhere; }
.meta { grid-column: 2; color: var(--soft); font-size: .8125rem; }
.body { padding: .1rem 1rem 1rem 7rem; border-top: 1px dashed transparent; }
.body p { margin: .25rem 0 .75rem; }
.readers { font-weight: 500; }
.related { color: var(--soft); font-size: .9375rem; }
dl { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .35rem .75rem; margin: .5rem 0; font-size: .9375rem; }
dt { color: var(--soft); }
.excerpt { font-style: italic; }
dd { margin: 0; overflow-wrap: anywhere; }
.frame { margin: .75rem 0; padding: .6rem 0; border-radius: 8px; background: var(--raised); font: .8438rem/1.6 var(--code); overflow-x: auto; unicode-bidi: plaintext; direction: ltr; tab-size: 4; }
.frame code { display: inline-block; min-width: 100%; font-size: inherit; }
.row { display: inline-block; min-width: 100%; padding: 0 1rem; color: var(--soft); }
.row.hit { color: var(--ink); }
.number { display: inline-block; min-width: 2.5em; margin-inline-end: 1.25em; text-align: end; color: var(--soft); user-select: none; }
mark { color: inherit; background: var(--mark); border-radius: 2px; box-shadow: 0 0 0 1px var(--mark); }
.files { columns: 16rem; margin: .5rem 0; padding: 0; list-style: none; font-size: .875rem; overflow-wrap: anywhere; }
.files small { color: var(--soft); }
.cut, .nothing { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); }
.clean { padding: 2rem 0; font-size: 1.125rem; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .8125rem; }

@media (max-width: 52rem) {
  body { padding: 0 1rem 2rem; }
  header { padding-top: 1.5rem; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: .5rem; padding-top: .5rem; }
  nav { position: static; max-height: none; border-bottom: 1px solid var(--line); }
  nav .fold > summary { font-size: .9375rem; padding: .5rem 0; color: inherit; }
  .filters { position: static; }
  .filters label, .filters select { max-width: none; width: 100%; }
  .search { flex-basis: 100%; }
  .filters output { flex: 1; text-align: end; }
  .finding summary { grid-template-columns: minmax(0, 1fr) 1rem; row-gap: .25rem; padding: .75rem; }
  .finding summary::after { grid-area: 1 / 2; }
  .severity { grid-area: 1 / 1; }
  .message, .meta { grid-column: 1 / -1; }
  .body { padding: 0 .75rem .75rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  dd + dt { margin-top: .4rem; }
}
@media (max-width: 34rem) {
  .totals { grid-template-columns: minmax(0, 1fr); gap: .5rem; }
  .total { display: grid; grid-template-columns: auto 1fr; column-gap: .35rem; align-items: baseline; padding: .55rem .85rem; }
  .total small { grid-column: 1 / -1; }
}
@media print {
  .filters, nav, .skip { display: none !important; }
  .columns { display: block; }
  section.page { content-visibility: visible; }
}
`
