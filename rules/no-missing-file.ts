/** Reports downloads, media and links to files other than pages that do not exist. */

import {lostTarget} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {checkedTargets} from '../src/project/checked-targets.ts'

const summary = '# Table of contents\n\n* [Kites](README.md)\n'

export const noMissingFile = defineSpaceRule({
  id: 'no-missing-file',
  summary: 'Files that are offered to readers exist',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A file block without its file vanishes; a link to a missing file leads nowhere.',
  inEditor: 'Delete the file block, insert it again, and upload or choose the file.',
  afterExport: {fate: 'stays', source: 'GitBook writes relative paths to files that it knows'},
  sources: ['Renderer of GitBook: a file block whose file is not found shows nothing'],
  spaces: ['current', 'legacy', 'loose'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

{% file src=".gitbook/assets/plan.pdf" %}
~            ^^^^^^^^^^^^^^^^^^^^^^^^ no-missing-file "such as \`.gitbook/assets/plans.pdf\`"

All the [measures](measures.xlsx).
~                  ^^^^^^^^^^^^^ no-missing-file "missing file \`measures.xlsx\`"
`,
        '.gitbook/assets/plans.pdf': '',
      },
      fixedUnsafely: {
        'README.md':
          '# Kites\n\n{% file src=".gitbook/assets/plans.pdf" %}\n\nAll the [measures](measures.xlsx).\n',
      },
    },
    {
      files: {
        'SUMMARY.md': summary,
        'README.md': `# Kites

{% file src=".gitbook/assets/two plans.pdf" %}
Plans
{% endfile %}

{% file src="https://kites.example/plans.pdf" %}

[Plans](.gitbook/assets/two%20plans.pdf), [release](v1.2) and [parts](next.js/)
`,
        '.gitbook/assets/two plans.pdf': '',
        'v1.2.md': '# Release\n',
        'next.js/README.md': '# Parts\n',
      },
      reason: 'Files with spaces, files elsewhere, and pages whose names look like those of files',
    },
    {
      files: {
        'README.md':
          '# Kites\n\n{% swagger src="gone.yaml" path="/kites" method="get" %}\n[gone.yaml](gone.yaml)\n{% endswagger %}\n',
      },
      reason: 'The link in an API block repeats its source, which another rule looks at',
    },
  ],
  check({file, index, report}) {
    for (const one of checkedTargets(index, file.path, 'file')) {
      const found = lostTarget(index, one, 'file')
      if (found) report(found)
    }
  },
})
