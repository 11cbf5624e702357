/** Headings deeper than GitBook's three levels below the title. */
import {definePageRule} from '../src/lint/rule.ts'

export const headingDepth = definePageRule({
  id: 'heading-depth',
  summary: 'Headings go no deeper than level 4',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook has a title and three levels of headings: a deeper one is flattened.',
  inEditor: 'Make it a heading of level 3, or bold text.',
  afterExport: {fate: 'stays', source: 'GitBook writes its third level as `####`.'},
  sources: ['GitBook API schema: the document model has heading-1, heading-2 and heading-3.'],
  examples: [
    {
      files: {'README.md': '# Harbour\n\n##### Quay\n~ @3:1-3:6 heading-depth "`#####`"\n'},
      fixedUnsafely: {'README.md': '# Harbour\n\n#### Quay\n'},
    },
    {files: {'README.md': '# Harbour\n\n#### Quay\n'}},
    {files: {'README.md': '# Harbour\n\n#####Quay and `##### Quay`\n'}, reason: 'Neither is a heading.'},
  ],
  visit: ({page, report}) => ({
    done() {
      for (const {depth, range} of page.facts.headings) {
        if (depth < 5) continue
        const marks = {start: range.start, end: range.start + depth}
        report({
          range: marks,
          message: `Unexpected heading level \`${'#'.repeat(depth)}\`, expected \`####\` or less`,
          note: 'GitBook has no such level: readers see a heading of level 4 or plain text',
          expected: ['####'],
          fix: {
            title: 'Make it a heading of level 4',
            safety: 'unsafe',
            edits: [{range: marks, text: '####'}],
          },
        })
      }
    },
  }),
})
