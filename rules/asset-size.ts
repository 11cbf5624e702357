import {defineSpaceRule} from '../src/lint/space-rule.ts'

export const assetSize = defineSpaceRule({
  id: 'asset-size',
  summary: 'Files are small enough to be synced and loaded',
  severity: 'error',
  presets: ['strict'],
  fix: 'never',
  why: 'GitBook takes files of up to 100 MB; larger ones fail the sync. Files of many megabytes make readers wait.',
  inEditor: 'Upload a smaller file, or embed it from where large files are kept',
  sources: ['gitbook.com/docs, "troubleshooting" and "insert files": at most 100 MB a file'],
  options: {
    warn: {type: 'number', description: 'Megabytes from which a file is reported as a warning', default: 10},
  },
  owners: ['asset'],
  measures: true,
  examples: [
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/assets/kite.png': `${'kite'.repeat(300)}\n~ @1:1 asset-size "Unexpected size of"\n`,
      },
      options: {warn: 0.001},
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/assets/kite.png': 'kite',
      },
    },
    {
      files: {
        'SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'README.md': '# Kites\n',
        '.gitbook/assets/kite.png': 'kite'.repeat(100),
      },
      options: {warn: 0.001},
      reason: 'A file below the limit is fine',
    },
  ],
  check({file, options, report}) {
    const {bytes = 0} = file.entry
    const limit = Math.min(typeof options.warn === 'number' ? options.warn : 10, most)
    const isTooLarge = bytes > most * megabyte
    if (!isTooLarge && bytes <= limit * megabyte) return
    report({
      range: {start: 0, end: 0},
      message: `Unexpected size of ${(bytes / megabyte).toFixed(1)} MB, expected at most ${isTooLarge ? most : limit} MB`,
      note: isTooLarge ? 'GitBook does not sync files of this size' : 'Readers wait for a file of this size',
      ...(!isTooLarge && {severity: 'warning' as const}),
    })
  },
})

const megabyte = 1024 * 1024
const most = 100
