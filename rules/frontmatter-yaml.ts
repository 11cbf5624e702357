import type {Fix, Report} from '../src/core/finding.ts'
import {type Range, range, slice} from '../src/core/range.ts'
import {pageKeys} from '../src/gitbook/front-matter-keys.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code, firstWords} from '../src/lint/wording.ts'
import {indentFix} from '../src/lint/yaml-report.ts'
import type {FrontMatterFacts} from '../src/page/facts.ts'
import type {Page} from '../src/page/page.ts'

export const frontmatterYaml = definePageRule({
  id: 'frontmatter-yaml',
  summary: 'Front matter is YAML that can be read',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'One page whose front matter cannot be read stops the sync of the whole space, or loses its description and settings without a word.',
  inEditor: 'in Git only',
  afterExport: {fate: 'stays', source: 'GitBook quotes such values itself'},
  sources: [
    'https://gitbook.com/docs/docs-as-code/git-sync/troubleshooting',
    'https://docs.gitbook.com/integrations/github/common-errors',
  ],
  examples: [
    {
      files: {
        'README.md':
          '---\ndescription: Flows in short: what they are\n---\n\n# Flows\n~ @2:14-2:43 frontmatter-yaml "Unexpected `: ` in the unquoted value of `description`"\n',
      },
      fixed: {'README.md': '---\ndescription: "Flows in short: what they are"\n---\n\n# Flows\n'},
    },
    {
      files: {
        'README.md':
          '---\nlayout:\n\ttitle:\n\t\tvisible: true\n---\n\n# Alarms\n~ @3:1-3:2 frontmatter-yaml "Unexpected tab"\n',
      },
      fixed: {'README.md': '---\nlayout:\n  title:\n    visible: true\n---\n\n# Alarms\n'},
    },
    {
      files: {
        'README.md':
          '---\ndescription: @relay in short\n---\n\n# Relay\n~ @2:14-2:29 frontmatter-yaml "Unexpected `@` at the start"\n',
      },
      fixed: {'README.md': '---\ndescription: "@relay in short"\n---\n\n# Relay\n'},
    },
    {
      files: {
        'README.md':
          '---\nhidden: true\nhidden: false\n---\n\n# Relay\n~ @3:1-3:7 frontmatter-yaml "Unexpected second `hidden`"\n',
      },
    },
    {
      files: {
        'README.md':
          '---\ndescription: "Relay in short\n---\n\n# Relay\n~ @2:14-2:29 frontmatter-yaml "quote without end"\n',
      },
    },
    {
      files: {
        'README.md':
          '---\ndescription: >-\n  Relay in short: what it is, and "why": a tour of\n  its parts\ncover: https://example.com/a.png\nhidden: false\n---\n\n# Relay\n\n---\n\nMore: text.\n',
      },
      reason: 'A folded value may hold colons, a quoted one anything',
    },
    {
      files: {'README.md': '---\ndescription: "page —\\_perfect: C# and a tab\\t"\n---\n\n# Relay\n'},
      reason: '`\\_` is how YAML writes a space that does not break',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      const {frontMatter} = page.facts
      if (!frontMatter) return
      for (const found of problemsOf(page, frontMatter)) report(found)
    },
  }),
})

/** Errors that stand for themselves; any other one may follow from the first. */
const independent = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'DUPLICATE_KEY'])

function problemsOf(page: Page, frontMatter: FrontMatterFacts): readonly Report[] {
  const lines = new Set<number>()
  const reports: Report[] = []
  for (const error of frontMatter.errors) {
    const {line} = page.lines.place(error.range.start)
    if (lines.has(line) || (reports.length > 0 && !independent.has(error.code))) continue
    const found = describe(page, frontMatter, error, reports.length === 0)
    if (!found) continue
    lines.add(line)
    reports.push(found)
  }
  return reports.length > 0 ? reports : aliasesAndCuts(page, frontMatter)
}

type YamlError = FrontMatterFacts['errors'][number]

function describe(
  page: Page,
  frontMatter: FrontMatterFacts,
  error: YamlError,
  isFirst: boolean,
): Report | undefined {
  if (error.code === 'DUPLICATE_KEY') return duplicateKey(page, frontMatter, error)
  if (error.code === 'TAB_AS_INDENT' || page.text[error.range.start] === '\t')
    return tab(page, frontMatter, error)
  if (error.code === 'NOT_A_MAP') return notKeys(page, error)
  const pair = pairAt(page, error.range.start)
  const found = pair && describeValue(pair, error)
  return found ?? (isFirst ? otherError(page, error) : undefined)
}

/** `key: value` on one line. */
interface Pair {
  readonly key: string
  readonly value: string
  readonly range: Range
  /** Whether the next line belongs to the value. */
  readonly continues: boolean
}

/** The pair on the line of an offset, or on the line above where the offset is at a line's start. */
function pairAt({text, lines}: Page, offset: number): Pair | undefined {
  const {line} = lines.place(offset)
  const start = lines.lineStart(line)
  const source = text.slice(start, lines.lineEnd(line))
  const [, head = '', key = '', value = ''] = /^([ \t]*(?:- +)?([\w-]+):[ \t]+)(\S.*)$/.exec(source) ?? []
  if (key === '') return undefined
  const trimmed = value.trimEnd()
  const from = start + head.length
  const next = text.charAt(lines.lineStart(line + 1))
  return {
    key,
    value: trimmed,
    range: range(from, from + trimmed.length),
    continues: line < lines.count && (next === ' ' || next === '\t'),
  }
}

function describeValue(pair: Pair, {code: id}: YamlError): Report | undefined {
  const {key, value} = pair
  const first = value.charAt(0)
  const inQuotes = first === '"' || first === "'"
  if (!inQuotes && '@`%*&!'.includes(first))
    return quotable(pair, `${first === '`' ? 'backtick' : code(first)} at the start of`)
  if (id === 'BLOCK_AS_IMPLICIT_KEY' && !inQuotes && /:(\s|$)/.test(value)) return quotable(pair, '`: ` in')
  if (value.startsWith('- ') && key === 'description') return quotable(pair, '`- ` at the start of')
  if (id === 'MISSING_CHAR' && inQuotes) {
    return {
      range: pair.range,
      message: `Unexpected quote without end in \`${key}\`, expected ${code(first)} after its value`,
      note,
    }
  }
  if (inQuotes) {
    return {
      range: pair.range,
      message: `Unexpected text after the closing quote of \`${key}\`, expected none`,
      note,
    }
  }
  if (first === '[' || first === '{') return quotable(pair, `\`${first}\` at the start of`)
  if ((first === '>' || first === '|') && value.length > 2) {
    return {
      range: pair.range,
      message: `Unexpected text after \`${first}\` in \`${key}\`, expected it on the next line`,
      note,
    }
  }
  return undefined
}

const note = 'GitBook stops the sync, or drops the description and settings of the page'

function quotable(pair: Pair, what: string): Report {
  const fix = pair.continues ? undefined : quote(pair)
  return {
    range: pair.range,
    message: `Unexpected ${what} the unquoted value of \`${pair.key.slice(0, 30)}\`, expected the value in quotes`,
    note,
    ...(fix && {expected: fix.edits.map(({text}) => text), fix}),
  }
}

/** YAML's double quotes, or single ones where the value holds what they would change. */
function quote({value, range: at}: Pair): Fix | undefined {
  const isPlain = !/["\\]/.test(value)
  const text = isPlain ? `"${value}"` : `'${value.replaceAll("'", "''")}'`
  return {title: 'Put the value in quotes', safety: 'safe', edits: [{range: at, text}]}
}

function duplicateKey(page: Page, frontMatter: FrontMatterFacts, {range: at}: YamlError): Report {
  const key = /^[^\s:]+/.exec(page.text.slice(at.start, at.start + 80))?.[0] ?? ''
  const first = frontMatter.entries.find((entry) => entry.key === key && entry.keyRange.start < at.start)
  return {
    range: range(at.start, at.start + Math.max(key.length, 1)),
    message: `Unexpected second ${code(key)} in the front matter, expected each key once`,
    note,
    ...(first && {related: [{range: first.keyRange, message: 'First given here'}]}),
  }
}

function tab({text}: Page, frontMatter: FrontMatterFacts, error: YamlError): Report {
  const {fix} = indentFix(text, frontMatter.range)
  return {
    range: fix?.edits[0]?.range ?? error.range,
    message: 'Unexpected tab at the start of a line in the front matter, expected spaces',
    note,
    ...(fix && {fix}),
  }
}

/** Text in place of keys. Two rules around a paragraph look the same, so this is no error by itself. */
function notKeys({text}: Page, {range: at}: YamlError): Report {
  const source = slice(text, at)
  const [line = ''] = /^[^\r\n]*/.exec(source) ?? []
  const key = pageKeys.find((name) => source.startsWith(`${name}:`))
  if (key !== undefined) {
    const end = at.start + key.length + 1
    return {
      range: range(at.start, end),
      message: `Unexpected \`${key}:\` without a space after it, expected \`${key}: \``,
      note,
      fix: {title: 'Insert a space', safety: 'safe', edits: [{range: range(end, end), text: ' '}]},
    }
  }
  return {
    range: range(at.start, at.start + line.length),
    message: `Unexpected text ${code(line)} in the front matter, expected keys such as \`description\``,
    note: 'Readers do not see this text',
    severity: 'warning',
  }
}

function otherError({lines}: Page, {code: id, message, range: at}: YamlError): Report {
  const words = id === 'BLOCK_AS_IMPLICIT_KEY' ? 'colon in a value without quotes' : message
  const said = firstWords((words.charAt(0).toLowerCase() + words.slice(1)).replace(/[`\r\n]/g, ' '), 60)
  const end = Math.min(at.end, lines.lineEnd(lines.place(at.start).line))
  return {
    range: range(at.start, Math.max(end, at.start)),
    message: `Unexpected syntax in the front matter (${said}), expected YAML`,
    note,
  }
}

/** What YAML reads, though not as meant: names for `*` and `!`, and comments in a description. */
function aliasesAndCuts(page: Page, {entries}: FrontMatterFacts): readonly Report[] {
  return entries.flatMap(({keyRange, key}) => {
    const pair = pairAt(page, keyRange.start)
    if (!pair || pair.key !== key) return []
    const first = pair.value.charAt(0)
    if (first === '*' || first === '!') return quotable(pair, `\`${first}\` at the start of`)
    const cut = key === 'description' ? /(?<=\S)[ \t]+#/.exec(pair.value) : null
    if (!cut || /["'>|#[{&]/.test(first)) return []
    return cutOff(pair, cut.index)
  })
}

const cutOff = (pair: Pair, index: number): Report => ({
  range: range(pair.range.start + index, pair.range.end),
  message: `Unexpected \` #\` in the unquoted value of \`${pair.key}\`, expected the value in quotes`,
  note: 'Readers do not see the text from the `#` on',
  severity: 'warning',
})
