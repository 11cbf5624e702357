/** Pages made at random of what GitBook's pages are made of, and of what upsets parsers. The same seed gives the same pages. */

/** Numbers from 0 to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const words =
  "camp|fire|a|The lake|Zelt ü|営火|x_y|snake_case_name|1.5|don't|“quoted”|C:\\dir|a*b|5 < 6|&amp;|&#x20;|&nbsp;|\\*|\\_|https://example.org/a_b|www.example.org|me@example.org|🔥|:fire:|$x$|{{ name }}|~|#|—".split(
    '|',
  )

const tags = [
  ...['{% hint style="info" %}', '{% endhint %}', '{% tabs %}', '{% tab title="A b" %}', '{% endtab %}'],
  ...[
    '{% endtabs %}',
    '{% code title="x" overflow="wrap" %}',
    '{% endcode %}',
    '{% step %}',
    '{% endstep %}',
  ],
  ...['{% embed url="https://e.org" %}', '{% content-ref url="a.md" %}', '{% endcontent-ref %}'],
  ...[
    '{% if visitor.claims.x == "y" %}',
    '{% endif %}',
    '{% include "x.md" %}',
    '{% @vendor/block url="y" %}',
  ],
  ...['{% column width="33.3%" %}', '{% hint style=info %}', '{%hint%}'],
]

/** Gives one page after the other. */
export function createPages(seed: number): () => string {
  const random = createRandom(seed)
  const pick = <Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] ?? (items[0] as Item)
  const many = (least: number, most: number, make: () => string, between = ''): string =>
    Array.from({length: least + Math.floor(random() * (most - least + 1))}, make).join(between)
  const word = () => pick(words)
  const tag = () => pick(tags)
  const indent = (text: string, by: string) =>
    text
      .split('\n')
      .map((line, at) => (at === 0 || line === '' ? line : by + line))
      .join('\n')

  const inline = (depth = 0): string => {
    if (depth > 2 || random() < 0.5) return word()
    const inner = () => inline(depth + 1)
    return pick<() => string>([
      () => `**${inner()}**`,
      () => `*${inner()}*`,
      () => `_${inner()}_`,
      () => `~~${inner()}~~`,
      () => `\`${word()}\``,
      () =>
        `[${inner()}](${pick(['a.md', '../b.md#x', 'https://e.org/?a=b&c', '<a b.md>', 'a.md "title"', ''])})`,
      () => `![${word()}](${pick(['a.png', '<../a b.png>', '.gitbook/assets/x (1).png'])})`,
      () => `<a href="x.md">${word()}</a>`,
      () => '<img src="a.png" alt="">',
      () => '<br>',
      () => `<mark style="color:red;">${inner()}</mark>`,
      () => '[^1]',
      () => `[${word()}][ref]`,
      () => '<https://example.org>',
      () => pick(['\\\n', '  \n', '\n']),
      () => pick([`**_${word()}_**`, `***${word()}***`]),
      () => (random() < 0.1 ? tag() : word()),
    ])()
  }
  const text = () => many(1, 6, () => inline(), pick([' ', ' ', '']))
  const line = () => text().replaceAll('\n', ' ')
  const list = (marker: () => string, by: string, make: () => string) =>
    many(1, 4, () => marker() + indent(make(), by), pick(['\n', '\n\n']))

  const block = (depth = 0): string => {
    if (depth > 2) return text()
    const inner = () => block(depth + 1)
    let number = 1
    return pick<() => string>([
      text,
      text,
      () => `${'#'.repeat(1 + Math.floor(random() * 6))} ${line()}`,
      tag,
      tag,
      () => `${tag()}\n${inner()}\n${tag()}`,
      () => list(() => pick(['* ', '- ', '+ ']), '  ', inner),
      () => list(() => `${number++}. `, '   ', inner),
      () => list(() => `* [${pick([' ', 'x'])}] `, '  ', text),
      () => `> ${inner().replaceAll('\n', '\n> ')}`,
      () => `\`\`\`${pick(['', 'js', 'bash title="x"'])}\n${pick([text(), tag(), '{% raw %} x'])}\n\`\`\``,
      () => `| a | b |\n| --- | --- |\n${many(1, 3, () => `| ${line()} | ${word()} |`, '\n')}`,
      () =>
        `<figure><img src="a.png" alt="${word()}"><figcaption>${pick(['', '<p>x</p>'])}</figcaption></figure>`,
      () => `<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>${line()}</td></tr></tbody></table>`,
      () => `<details>\n\n<summary>${word()}</summary>\n\n${inner()}\n\n</details>`,
      () => `<!-- ${word()} -->`,
      () => pick(['---', '***', 'Title\n===', '[ref]: a.md "t"']),
      () => `[^1]: ${text()}`,
      () => `<pre class="x"><code>${word()}\n\n${word()}</code></pre>`,
      () => `<p align="center">${text()}</p>`,
      () => `    code ${word()}`,
      () => (random() < 0.1 ? `\\${tag()}` : text()),
    ])()
  }

  return () => {
    const front = random() < 0.3 ? '---\ndescription: x\n---\n\n' : ''
    const page = `${front}${many(1, 7, () => block(), pick(['\n\n', '\n\n', '\n']))}\n`
    const end = random()
    if (end < 0.1) return page.replaceAll('\n', '\r\n')
    return end < 0.2 ? page.trimEnd() : page
  }
}
