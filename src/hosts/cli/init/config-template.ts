/** The text of a config for what was found. */
import {configSchemaUrl} from '../../../lint/docs-url.ts'
import {count} from '../../../report/totals.ts'
import type {Facts, RuleCount} from './find-facts.ts'
import {yamlWord} from './github-workflow.ts'

const most = 10

/** Writes the config. What is found today is shown as comments: nothing is switched off unasked. */
export function configTemplate({spaces, aside, counts}: Facts): string {
  const books = spaces.filter(({kind}) => kind === 'legacy')
  return [
    '# Settings of gitbook-lint. `gitbook-lint rules` lists the rules, `gitbook-lint explain RULE` tells about one.',
    `$schema: ${configSchemaUrl}`,
    '',
    `# ${count(spaces.length, 'space')} found: ${spaces.map(({folder, pages}) => `${comment(folder)} (${count(pages, 'page')})`).join(', ')}.`,
    ...books.map(
      ({folder}) =>
        `# ${comment(folder)} is a book of GitBook's former command line (book.json): only its links are checked.`,
    ),
    '# Folders that are spaces and were not found can be named: `spaces: [docs/fr]`.',
    '',
    '# recommended, strict or all.',
    'extends: recommended',
    ...ruleLines(counts),
    ...(aside.length === 0
      ? []
      : [
          '',
          '# The table of contents lists no page of these. Syntax of .gitignore.',
          'ignore:',
          ...aside.map((folder) => `  - ${yamlWord(`${folder}/`)}`),
        ]),
    '',
  ].join('\n')
}

const comment = (text: string): string => text.replaceAll(/\p{Control}/gu, ' ')

function ruleLines(counts: readonly RuleCount[]): readonly string[] {
  if (counts.length === 0) return []
  const lines = counts.slice(0, most).map((one) => `#   ${one.rule}: off # ${foundOf(one)}`)
  const more = counts.length > most ? [`# ${counts.length - most} more rules have findings.`] : []
  return [
    '',
    '# What is found today, for rules that are to be off, or `error`, `warning` or `info`.',
    '# `gitbook-lint --write-baseline FILE` notes all of it as known.',
    '# rules:',
    ...lines,
    ...more,
  ]
}

const foundOf = ({count: number, severity, fixable}: RuleCount): string =>
  `${count(number, severity)}${fixable === 0 ? '' : `, ${fixable} with a fix`}`
