/** Pages of lines made at random, each of which may open or close a block: what decides where one block ends. */
import {createRandom} from './random-pages.ts'

const indents = ['', '', '', '', ' ', '  ', '   ', '    ', '\t', '      ']

const starts = [
  '',
  '',
  '',
  '',
  '',
  '- ',
  '* ',
  '1. ',
  '2. ',
  '10) ',
  '> ',
  '>',
  '+ ',
  '- - ',
  '> - ',
  '-   ',
  '* > ',
]

const contents = [
  ...[
    '',
    '',
    '',
    'text',
    'text',
    'text  ',
    'text\\',
    '**bold** text',
    '`code`',
    '# Title',
    '===',
    '---',
    '***',
  ],
  ...['```', '```', '```js', '~~~', '````', '``` a`b', '~~~~ x', '```  '],
  ...[
    '<div>',
    '</div>',
    '<p>text</p>',
    '<pre>',
    '</pre>',
    '<pre>text</pre>',
    '<!-- text -->',
    '<!--',
    '-->',
    '<!-->',
  ],
  ...[
    '<script>',
    '</script> text',
    '<textarea',
    '<style>x</style>',
    '<?php',
    '?>',
    '<!DOCTYPE x',
    '<![CDATA[',
    ']]>',
  ],
  ...[
    '<b>text</b>',
    '<b>',
    '<a href="x"',
    '| a | b |',
    '| - | - |',
    '| `a` | <br> |',
    '|',
    '[ ] task',
    '[x] done',
  ],
  ...[
    '{% hint style="info" %}',
    '{% endhint %}',
    '{% tab title="x"',
    '{% embed url="',
    '%}',
    '{% a %} text',
    '" %}',
  ],
  ...[
    'text {% a %} text',
    'text {% a',
    "{% a b='x' %}",
    '{% raw %',
    '{% @a/b c="d" %}',
    '{{ x }}',
    '\\{% a %}',
  ],
  ...[
    'text {% a "b" %}',
    '| {% a %} | b |',
    '# {% a %}',
    '{% a %}{% b %}',
    '**{% a %}**',
    '&#x20;',
    'text&#x20;',
  ],
]

/** Gives one page after the other. */
export function createLines(seed: number): () => string {
  const random = createRandom(seed)
  const pick = (items: readonly string[]): string => items[Math.floor(random() * items.length)] ?? ''
  return () => {
    const isSpaced = random() < 0.5
    const lines = Array.from({length: 2 + Math.floor(random() * 12)}, () => {
      const line = `${pick(indents)}${pick(starts)}${pick(contents)}`
      return isSpaced && random() < 0.5 ? `\n${line}` : line
    })
    const page = lines.join('\n')
    return random() < 0.15 ? page.replaceAll('\n', '\r\n') : page
  }
}
