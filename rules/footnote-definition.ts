/** Footnotes, which GitBook shows as annotations: every reference has a definition and the other way round. */
import type {FootnoteDefinition} from 'mdast'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {sourceText} from '../src/syntax/source-text.ts'

export const footnoteDefinition = definePageRule({
  id: 'footnote-definition',
  summary: 'Footnotes have a reference and a definition',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A reference without definition stays in the text as `[^1]`; a definition that nothing refers to is never shown.',
  inEditor: 'Delete the characters `[^1]`, select the word and add an annotation.',
  sources: [
    'GitBook documentation, formatting/inline: an annotation is written as a footnote of the word before it.',
  ],
  examples: [
    {files: {'README.md': 'The tide[^1] is high.\n~       ^^^^ footnote-definition\n'}},
    {files: {'README.md': 'The tide.\n\n[^1]: Twice a day.\n~ @3:1-3:5 footnote-definition\n'}},
    {files: {'README.md': 'The tide[^1] is high.\n\n[^1]: Twice a day.\n'}},
    {
      files: {'README.md': 'Match with [^abc], x[^0-9]+ or \\[^1] and `a[^1]`.\n'},
      reason: 'Character classes of regular expressions look alike.',
    },
  ],
  visit({page, report}) {
    if (!page.text.includes('[^')) return {}
    const defined: FootnoteDefinition[] = []
    const used = new Set<string>()
    const undefinedOnes: {readonly label: string; readonly range: Range}[] = []
    return {
      footnoteDefinition: (node) => void defined.push(node),
      footnoteReference: (node) => void used.add(node.identifier),
      text(node) {
        if (!node.value.includes('[^')) return
        const source = sourceText(page.text, rangeOf(node), node.value)
        for (const {1: label = '', index} of node.value.matchAll(reference)) {
          const range = source.rawRange(index, index + label.length + 3)
          if (range.end - range.start === label.length + 3) undefinedOnes.push({label, range})
        }
      },
      done() {
        for (const {label, range} of undefinedOnes) {
          report({
            range,
            message: `Unexpected footnote \`[^${label}]\` without definition, expected a line \`[^${label}]: …\``,
            note: `Readers see \`[^${label}]\` in the text`,
          })
        }
        for (const node of defined.filter(({identifier}) => !used.has(identifier))) {
          const label = node.label ?? node.identifier
          const {start} = rangeOf(node)
          report({
            range: {start, end: start + label.length + 3},
            message: `Unexpected footnote definition \`[^${label.slice(0, 30)}]\`, expected a reference to it in the text`,
            note: 'Readers never see the footnote',
            severity: 'info',
          })
        }
      },
    }
  },
})

/** Digits behind a word or the end of a sentence: anything else may be a regular expression. */
const reference = /(?<=[\p{L}\p{N}]{2}[.,;:!?)"'”»]?)\[\^(\d{1,3})\](?![+*?{([\w])/gu
