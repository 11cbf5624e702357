/** Reports reusable content that does not exist or is none. */
import type {Report} from '../src/core/finding.ts'
import {lostTarget, pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'
import {isFound} from '../src/project/resolution.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n* [Wind](wind.md)\n'

export const noMissingInclude = defineSpaceRule({
  id: 'no-missing-include',
  summary: 'Reusable content exists in `.gitbook/includes`',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook shows nothing in the place of reusable content that it does not find.',
  inEditor: 'Delete the block and insert the reusable content again by typing `/`.',
  afterExport: {fate: 'stays', source: 'GitBook writes relative paths to files that it knows'},
  sources: [
    'https://gitbook.com/docs: reusable content, kept in `.gitbook/includes` of a synced space',
    'Renderer of GitBook: reusable content that is not found shows nothing',
  ],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'wind.md': '# Wind\n',
        'README.md': `# Kites

{% include ".gitbook/includes/safty.md" %}
~           ^^^^^^^^^^^^^^^^^^^^^^^^^^ no-missing-include "missing include"

{% include "wind.md" %}
~           ^^^^^^^ no-missing-include "expected a file in \`.gitbook/includes\`"
`,
        '.gitbook/includes/safety.md': '---\ntitle: Safety\n---\n\nMind the wires.\n',
      },
      fixedUnsafely: {
        'README.md': '# Kites\n\n{% include ".gitbook/includes/safety.md" %}\n\n{% include "wind.md" %}\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md':
          '# Kites\n\n{% include "" %}\n~  ^^^^^^^ no-missing-include "missing path in `include`"\n\n{% include %}\n~  ^^^^^^^ no-missing-include\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': '# Kites\n\n{% include ".gitbook/includes/look-up....md" %}\n',
        'wind.md': '# Wind\n\n{% include "https://app.gitbook.com/s/kItEsPaCe0/~/reusable/rEuSe0/" %}\n',
        '.gitbook/includes/look-up....md': '---\ntitle: Look up...\n---\n\nMind the wires.\n',
      },
      reason: 'Names may end in dots; content of other spaces is not looked up',
    },
  ],
  check({file, index, report}) {
    for (const {name, open} of file.facts.blocks) {
      if (name === 'include' && (open.argument?.value ?? '').trim() === '') report(withoutPath(open))
    }
    for (const one of checkedTargets(index, file.path, 'include')) {
      const {resolution, target} = one
      const lost = lostTarget(index, one, 'include')
      if (lost) report(lost)
      else if (isFound(resolution) && resolution.kind !== 'include') {
        report({
          range: target.pathRange,
          message: `Unexpected include of ${pathCode(resolution.path, 50)}, expected a file in \`.gitbook/includes\``,
          note: 'GitBook keeps reusable content there; readers may see nothing',
          severity: 'warning',
        })
      }
    }
  },
})

const withoutPath = ({nameRange}: GitbookTag): Report => ({
  range: nameRange,
  message: 'Unexpected missing path in `include`, expected a file in `.gitbook/includes`',
  note: 'Readers see nothing here',
})
