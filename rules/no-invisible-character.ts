/** Characters that nobody sees: zero-width spaces, joiners, direction marks and control characters. */
import type {Fix, Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {createRangeTest, literalHtml} from '../src/page/literal-ranges.ts'
import {isLineStart, opensBlock} from '../src/page/opens-block.ts'

export const noInvisibleCharacter = definePageRule({
  id: 'no-invisible-character',
  summary: 'No invisible character stands where no script or emoji needs it',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'It came in with pasted text. It splits words for search, breaks copied commands and changes anchors.',
  inEditor: 'Delete the characters around the place and type them again.',
  afterExport: {fate: 'stays', source: 'Observed in exports: GitBook keeps the characters that it is given.'},
  sources: [
    'Observed in exports: U+200B, U+200C and U+FEFF from pasted text, in prose, headings and code.',
    'Unicode 16, chapter 23.2: joiners are needed in emoji, Persian and Indic scripts, U+200B in Thai and Khmer.',
  ],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {
        'README.md':
          '## Har\u200Bbour\n~     ^ no-invisible-character "U+200B"\n\nOpen.\uFEFF\n~    ^ no-invisible-character\n',
      },
      fixed: {'README.md': '## Harbour\n\nOpen.\n'},
    },
    {
      files: {
        'README.md':
          'Open\u200C daily.\u200D\n~   ^ no-invisible-character "U+200C"\n~           ^ no-invisible-character "U+200D"\n',
      },
      fixedUnsafely: {'README.md': 'Open daily.\n'},
      reason: 'Some scripts need joiners',
    },
    {
      files: {
        'README.md':
          '\u200B- no item\n~ @1:1-1:2 no-invisible-character\n\n[Quay](https://example.org/qu\u200Bay)\n~ @3:30-3:31 no-invisible-character\n',
      },
      fixedUnsafely: {'README.md': '\u200B- no item\n\n[Quay](https://example.org/quay)\n'},
      reason: 'Without it the text would be a list; an address may be meant so',
    },
    {
      files: {'README.md': '```sh\ncd\u200B quay\n~ ^ no-invisible-character\n```\n'},
      fixed: {'README.md': '```sh\ncd\u200B quay\n```\n'},
      reason: 'In code it is only mentioned: the code may be about it.',
    },
    {
      files: {'README.md': '```\n tide | depth\n------+--\u200B----\n```\n'},
      reason: 'It lets a rule of hyphens in printed output wrap; nobody copies that line.',
    },
    {files: {'README.md': '## Harbour\n'}},
    {
      files: {'README.md': 'Made by \u{1F469}\u200D\u{1F4BB} and \u{1F3F3}\uFE0F\u200D\u{1F308}\n'},
      reason: 'A joiner makes one emoji of several.',
    },
    {
      files: {'README.md': '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u0915\u094D\u200D\u0937\n'},
      reason: 'Persian and Indic scripts need joiners.',
    },
    {
      files: {'README.md': '\u05E9\u05DC\u05D5\u05DD C++\u200E \u05E2\u05D5\u05DC\u05DD\n'},
      reason: 'Text that runs from right to left needs direction marks.',
    },
    {
      files: {'README.md': '\uFEFFThe byte order mark at the start\n'},
      reason: 'It belongs to the file, not the text.',
    },
  ],
  visit({page: {text, html, facts}, report}) {
    if (text.slice(1).search(runs) < 0) return {}
    const code: Range[] = []
    return {
      code: (node) => void code.push(rangeOf(node)),
      inlineCode: (node) => void code.push(rangeOf(node)),
      done() {
        const isCode = createRangeTest([...code, ...literalHtml(html)])
        const isAddress = createRangeTest(facts.targets.map(({hrefRange}) => hrefRange))
        for (const {0: found, index} of text.matchAll(runs)) {
          const range = {start: index, end: index + found.length}
          if (index === 0 && found === '\uFEFF') continue
          if (isNeeded(text, range)) continue
          if (isCode(index) && isInRule(text, range)) continue
          const fix = isCode(index) ? undefined : deletion(text, range, isAddress(index))
          report(unseen(found, range, isCode(index), fix))
        }
      },
    }
  },
})

/** A run of one character; control characters but tab and line endings, and what Unicode calls default-ignorable. */
const runs =
  /((?![\t\n\r])[\p{Cc}\u00AD\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFC])\1*/gu

function unseen(found: string, range: Range, inCode: boolean, fix: Fix | undefined): Report {
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const name = names[code]
  return {
    range,
    message: `Unexpected invisible character \`U+${code}\`${name ? ` (${name})` : ''}, expected only visible text`,
    note: inCode
      ? 'Whoever copies the code copies it too'
      : 'Readers cannot see it, but search and copied text hold it',
    ...(inCode && {severity: 'info'}),
    ...(fix && {fix, expected: fix.edits.map(({text}) => text)}),
  }
}

/** Whether it stands in a run of hyphens, equals signs or corners, as in the rules of printed tables. */
function isInRule(text: string, {start, end}: Range): boolean {
  const before = /[-=+]*$/.exec(text.slice(Math.max(start - 4, 0), start))?.[0].length ?? 0
  const after = /^[-=+]*/.exec(text.slice(end, end + 4))?.[0].length ?? 0
  return before > 0 && after > 0 && Math.max(before, after) === 4
}

/** Only what no script needs and no renderer shows is sure to go, and only from text: a file may be named so. */
function deletion(text: string, range: Range, isAddress: boolean): Fix | undefined {
  if (isLineStart(text, range.start) && opensBlock(text, range.end)) return undefined
  const char = text.charAt(range.start)
  const separates = '\v\f\u2028\u2029'.includes(char)
  return {
    title: separates ? 'Replace the character with a space' : 'Delete the character',
    safety: /[\u200B\uFEFF\u2060]/.test(char) && !isAddress ? 'safe' : 'unsafe',
    edits: [{range, text: separates ? ' ' : ''}],
  }
}

const names: Readonly<Record<string, string>> = {
  '0000': 'null',
  '000C': 'form feed',
  '00AD': 'soft hyphen',
  '200B': 'zero-width space',
  '200C': 'zero-width non-joiner',
  '200D': 'zero-width joiner',
  '200E': 'left-to-right mark',
  '200F': 'right-to-left mark',
  '2028': 'line separator',
  '2029': 'paragraph separator',
  '2060': 'word joiner',
  FEFF: 'zero-width no-break space',
  FFFC: 'object replacement',
}

/** Whether the neighbours are of a script, an emoji or a mark that needs the character. */
function isNeeded(text: string, {start, end}: Range): boolean {
  const char = text.charAt(start)
  const before = /.$/u.exec(text.slice(Math.max(start - 2, 0), start))?.[0] ?? ''
  const after = /^./u.exec(text.slice(end, end + 2))?.[0] ?? ''
  if (char === '\u00AD') return isLetter.test(before) && isLetter.test(after)
  if (char === '\u200B' || char === '\u2060') {
    const betweenMarks = isMark.test(before) ? /\S/.test(after) : isMark.test(after) && /\S/.test(before)
    return betweenMarks || (unspaced.test(before) && unspaced.test(after))
  }
  if (char === '\u200D' && isEmojiPart.test(before) && isEmojiPart.test(after)) return true
  if (char === '\u200C' || char === '\u200D') return joining.test(before) || joining.test(after)
  return /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(char) && rightToLeft.test(around(text, start))
}

const isLetter = /\p{L}/u
/** Where a zero-width space lets a mark open or close beside a letter. */
const isMark = /[*_~]/
/** Scripts without spaces between words. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const isEmojiPart = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\uFE0F|\u20E3/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const joining =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u

/** The stretch in which a direction mark has its effect, roughly. */
const around = (text: string, at: number) => text.slice(Math.max(at - 200, 0), at + 200)
