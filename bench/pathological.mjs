/**
 * `node bench/pathological.mjs [CASE...]`: times the command on pages that are made to cost much, each in two
 * sizes. Four times the text should take at most four times as long; a start of the program is in both.
 */
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {measure, median} from './measure.mjs'

const fill = (piece) => (bytes) => piece.repeat(Math.ceil(bytes / piece.length)).slice(0, bytes)

/** Texts of about so many bytes. */
const cases = {
  'nested quotes': (bytes) => `${fill('> ')(bytes)}a\n`,
  'quotes, one deeper each line': (bytes) =>
    Array.from({length: Math.floor(Math.sqrt(bytes))}, (_, at) => `${'> '.repeat(at)}a\n`)
      .join('')
      .slice(0, bytes),
  'nested lists on one line': (bytes) => `${fill('- ')(bytes)}a\n`,
  'nested lists': (bytes) =>
    Array.from({length: Math.floor(Math.sqrt(bytes))}, (_, at) => `${'  '.repeat(at)}- a\n`)
      .join('')
      .slice(0, bytes),
  'a flat list': fill('* one [two](three.md) `four`\n'),
  '{% without end': fill('{% '),
  '{% tag': fill('{% hint '),
  '{{ without end': fill('{{ '),
  'unclosed quotes': (bytes) => `{% hint style="${fill('a ')(bytes)}`,
  'unclosed quotes, many': fill('{% hint style="a %}\n'),
  '[': fill('['),
  '[ and ]': (bytes) => fill('[')(bytes / 2) + fill(']')(bytes / 2),
  '![': fill('!['),
  '*': fill('*'),
  '* a _': fill('*a_ '),
  '` of growing length': (bytes) =>
    Array.from({length: Math.floor(Math.sqrt(bytes * 2))}, (_, at) => `a${'`'.repeat(at)}`)
      .join('')
      .slice(0, bytes),
  '&#x20;': fill('&#x20;'),
  '&#x20; on lines': fill('word&#x20;\n'),
  '<': fill('<'),
  '<a': fill('<a '),
  '<div>': fill('<div>\n'),
  '<!--': fill('<!-- '),
  'table rows': (bytes) => `| a | b |\n| - | - |\n${fill('| one | two |\n')(bytes)}`,
  '10,000 table rows': () => `| a | b |\n| - | - |\n${'| one | two |\n'.repeat(10_000)}`,
  'table columns': (bytes) => `${fill('|a')(bytes / 2)}|\n${fill('|-')(bytes / 2)}|\n`,
  'nested tags': (bytes) => {
    const depth = Math.floor(bytes / 45)
    return `${'{% hint style="info" %}\n\n'.repeat(depth)}a\n\n${'{% endhint %}\n\n'.repeat(depth)}`
  },
  '5,000 nested tags': () =>
    `${'{% hint style="info" %}\n\n'.repeat(5000)}a\n\n${'{% endhint %}\n\n'.repeat(5000)}`,
  'unclosed tags': fill('{% hint style="info" %}\n\n'),
  'end tags alone': fill('{% endhint %}\n\n'),
  headings: fill('## A heading\n\n'),
  'equal headings and links to them': fill('## One\n\n[a](#one) [b](#two)\n\n'),
  links: fill('[a](b.md) '),
  definitions: (bytes) =>
    Array.from({length: Math.floor(bytes / 16)}, (_, at) => `[a${at}]: b${at}.md\n`).join(''),
  footnotes: (bytes) =>
    Array.from({length: Math.floor(bytes / 20)}, (_, at) => `a[^${at}]\n\n[^${at}]: b\n\n`).join(''),
  'suppression comments': fill('<!-- lint disable no-space-entity -->\n\na&#x20;\n\n'),
  'front matter': (bytes) =>
    `---\n${Array.from({length: Math.floor(bytes / 14)}, (_, at) => `key${at}: a\n`).join('')}---\n`,
  'nested front matter': (bytes) => `---\na: ${fill('[')(bytes)}\n---\n`,
  'a line of prose': fill('Word after word. '),
  'a line of 5 MB': () => 'Word after word. '.repeat(300_000),
  prose: fill('Word after word after word after word.\nAnd more of it.\n\n'),
  'hard breaks': fill('a\\\n'),
  setext: fill('a\n=\n'),
  emoji: fill(':smile: :nothing: '),
  addresses: fill('https://example.org/a?b=c&d=e '),
  maths: fill('$$a$$ $b$ '),
}

const script = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url))
if (!existsSync(script)) throw new Error('dist is missing: run `npm run build` first')
const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-pathological-'))

/** Seconds of processor time for a page, the least of two; of wall time where that is all there is. */
function cost(text) {
  writeFileSync(join(folder, 'SUMMARY.md'), '# Table of contents\n\n* [Page](page.md)\n')
  writeFileSync(join(folder, 'page.md'), text)
  const runs = [0, 1].map(() =>
    measure({
      command: process.execPath,
      args: [script, '--no-cache', '--format', 'json', folder],
      cwd: folder,
    }),
  )
  const [{stdout, stderr, status}] = runs
  if (status > 1 || status === null) throw new Error(stderr.slice(0, 500))
  const {findings, summary} = JSON.parse(stdout)
  const rules = [...new Set(findings.map(({rule}) => rule))].slice(0, 3)
  return {
    seconds: Math.min(...runs.map(({cpu, wall}) => cpu ?? wall)),
    peak: median(runs.map(({peak}) => peak)),
    found: `${summary.errors + summary.warnings + summary.infos} ${rules.join(' ')}`,
  }
}

const start = cost('# Page\n').seconds
console.log(`start of the program: ${start.toFixed(2)} s`)
console.log(
  '¼ MB s'.padStart(8),
  '1 MB s'.padStart(8),
  'ratio'.padStart(6),
  'MiB'.padStart(5),
  'case, findings',
)
for (const [name, make] of Object.entries(cases)) {
  if (process.argv.length > 2 && !process.argv.includes(name)) continue
  const small = cost(make(250_000))
  const large = cost(make(1_000_000))
  // Below a tenth of a second the difference is noise.
  const ratio = Math.max(large.seconds - start, 0.1) / Math.max(small.seconds - start, 0.1)
  console.log(
    small.seconds.toFixed(2).padStart(8),
    large.seconds.toFixed(2).padStart(8),
    `${ratio.toFixed(1)}${ratio > 5 ? '!' : ' '}`.padStart(7),
    (large.peak ?? 0).toFixed(0).padStart(5),
    `${name}: ${large.found}`,
  )
}
rmSync(folder, {recursive: true})
