import {defineEngineRule} from '../src/lint/rule.ts'

export const unusedSuppression = defineEngineRule({
  id: 'unused-suppression',
  summary: 'Comments that switch rules off name known rules and hide something',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  display: 'unnecessary',
  why: 'Readers see nothing of it. But a comment that hides nothing today may hide a fault tomorrow, and one with a misspelt rule hides nothing at all.',
  inEditor: 'In Git only: the editor does not show comments.',
  afterExport: {fate: 'unknown', source: 'Whether comments outlive an export of GitBook is not documented'},
  sources: ['How this linter works'],
  examples: [
    {
      files: {
        'README.md':
          '# Camp\n\n<!-- lint disable icon-nam -->\n~                 ^^^^^^^^ unused-suppression "icon-name"\n\nText\n',
      },
      fixedUnsafely: {'README.md': '# Camp\n\n<!-- lint disable icon-name -->\n\nText\n'},
    },
    {
      files: {
        'README.md': '# Camp\n\n<!-- lint disable list-item-indent -->\n\nText\n',
      },
      reason: 'A rule of another linter is not ours to judge',
    },
  ],
})
