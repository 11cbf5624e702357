import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import {isUpload} from '../src/project/used-files.ts'

export const assetType = defineSpaceRule({
  id: 'asset-type',
  summary: 'Uploaded files are of types that GitBook exports',
  severity: 'warning',
  presets: ['strict'],
  fix: 'never',
  why: 'GitBook stops an export with "cannot be exported as it is considered unsafe" when the space holds such a file.',
  inEditor: 'Delete the file, or upload it in an archive (`.zip`)',
  sources: ['gitbook.com/docs, "troubleshooting": files considered unsafe, such as `.js`'],
  owners: ['asset'],
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/assets/wind.js': '~ @1:1 asset-type "Unexpected file type `.js`"\n',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/assets/wind.png': '',
        '.gitbook/assets/wind.json': '',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        'scripts/wind.js': '',
      },
      reason: 'Code beside the pages is no uploaded file',
    },
  ],
  check({file, report}) {
    const type = /\.(?:js|mjs|cjs)$/i.exec(file.path)?.[0]
    if (type === undefined || !isUpload(file.path)) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected file type ${code(type)} in the uploaded files, expected a picture, document or archive`,
      note: 'GitBook considers the file unsafe and stops the export',
    })
  },
})
