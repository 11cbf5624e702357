/** Page rule: updates carry a date of the calendar, `YYYY-MM-DD`. */
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {isMention, tagAttribute} from '../src/page/tag-query.ts'
import type {GitbookTag, TagAttribute} from '../src/syntax/nodes.ts'

export const updateDate = definePageRule({
  id: 'update-date',
  summary: 'Updates have a date, written `YYYY-MM-DD`',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'An entry without a date that can be read is undated, and the RSS feed of the page breaks.',
  inEditor: 'Click the date of the update and choose one.',
  afterExport: {fate: 'stays', source: 'GitBook writes dates in this form'},
  sources: [
    'Official API schema (@gitbook/api 0.202.0): an update has a date',
    'Observed in exports: always `YYYY-MM-DD`',
  ],
  examples: [
    {
      files: {
        'README.md':
          '{% updates %}\n{% update date="2026-1-5" %}\n~               ^^^^^^^^ update-date "expected `2026-01-05`"\nA\n{% endupdate %}\n{% endupdates %}\n',
      },
      fixed: {
        'README.md': '{% updates %}\n{% update date="2026-01-05" %}\nA\n{% endupdate %}\n{% endupdates %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% updates %}\n{% update date="March 5th" %}\n~               ^^^^^^^^^ update-date\nA\n{% endupdate %}\n\n{% update %}\n~  ^^^^^^ update-date "missing"\nB\n{% endupdate %}\n\n{% update date="2026-02-30" %}\n~               ^^^^^^^^^^ update-date\nC\n{% endupdate %}\n{% endupdates %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% updates %}\n{% update date="YYYY-MM-DD" %}\n~               ^^^^^^^^^^ update-date\nA\n{% endupdate %}\n{% endupdates %}\n',
      },
      reason: 'A template: a warning',
    },
    {
      files: {
        'README.md':
          '{% updates %}\n{% update date="2024-02-29" tags="beta" %}\nA\n{% endupdate %}\n\n{% update date="2026-01-31T10:00:00Z" %}\nB\n{% endupdate %}\n{% endupdates %}\n',
      },
      reason: 'The document model has a timestamp',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if (name !== 'update' || isMention(open)) continue
          const found = check(open)
          if (found !== undefined) report(found)
        }
      },
    }
  },
})

function check(tag: GitbookTag): Report | undefined {
  const date = tagAttribute(tag, 'date')
  if (date === undefined) return tag.problems.length > 0 ? undefined : missing(tag)
  const {value = '', unclosed} = date
  return unclosed || isDate(value) ? undefined : unreadable(date, value)
}

const missing = ({nameRange}: GitbookTag): Report => ({
  range: nameRange,
  message: 'Unexpected missing attribute `date` in `update`, expected a date such as `2026-01-31`',
  note: 'Readers see an undated entry',
})

function unreadable({valueRange, range}: TagAttribute, value: string): Report {
  const place = valueRange ?? range
  const meant = padded(value)
  const isTemplate = /^[A-Za-z]{2,4}([-/.])[A-Za-z]{1,2}\1[A-Za-z]{1,4}$/.test(value.trim())
  return {
    range: place,
    message: `Unexpected date ${code(value)}, expected ${meant === undefined ? 'one written `YYYY-MM-DD`' : code(meant)}`,
    note: 'Readers see an undated entry',
    ...(isTemplate && {severity: 'warning'}),
    ...(meant !== undefined && {
      expected: [meant],
      fix: {title: `Replace by \`${meant}\``, safety: 'safe', edits: [{range: place, text: meant}]},
    }),
  }
}

function isDate(value: string): boolean {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(value.trim()) ?? []
  const [number, days] = [Number(day), daysIn(Number(year), Number(month))]
  return number >= 1 && number <= days
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Year first leaves one reading of the rest: `2026/1/5` is `2026-01-05`. */
function padded(value: string): string | undefined {
  const [, year = '', , month = '', day = ''] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(value.trim()) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return year !== '' && isDate(date) ? date : undefined
}
