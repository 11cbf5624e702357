import {defineEngineRule} from '../src/lint/rule.ts'

export const unreadableFile = defineEngineRule({
  id: 'unreadable-file',
  summary: 'Pages and settings can be read: UTF-8, a file, not too large, not a broken link',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A page that is not UTF-8 text comes out garbled or not at all, and nothing in it is checked.',
  inEditor:
    'In Git only: save the file as UTF-8, or put a real file in the place of the folder or broken link.',
  sources: ['CommonMark and YAML are read as UTF-8'],
  examples: [
    {
      files: {'README.md': '# Camp\n\nText\n'},
      reason: 'Any UTF-8 text can be read, however odd it is',
    },
  ],
})
