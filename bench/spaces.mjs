/**
 * Generated spaces for measuring: the same seed gives the same bytes. Their make-up follows counts over
 * public GitBook repositories: pages of about 6 kB, 2.4 tags a page, and some faults of every common sort.
 */
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

const words = (
  'sync page space content the a of block reader editor branch change request review link image table ' +
  'section guide token request server client account team role access invite member search result domain ' +
  'header footer menu button field form value option setting default error warning note example service ' +
  'when you open it and then save for every new version with more than one author in this case'
).split(' ')

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function createWriter(random, pages) {
  const whole = (below) => Math.floor(random() * below)
  const pick = (list) => list[whole(list.length)]
  const sentence = (least = 6) => {
    const text = Array.from({length: least + whole(12)}, () => pick(words)).join(' ')
    return `${text[0].toUpperCase()}${text.slice(1)}.`
  }
  const title = () => sentence(1).slice(0, 40).replace(/\W+$/, '')
  /** A link from a page to another; one in 60 leads nowhere. */
  const href = (from) => {
    const to = pick(pages)
    const up = '../'.repeat(from.split('/').length - 1)
    return random() < 1 / 60 ? `${up}gone/page-${whole(999)}.md` : `${up}${to}`
  }
  const paragraph = (from) =>
    Array.from({length: 2 + whole(3)}, () => {
      const text = sentence()
      const kind = random()
      if (kind < 0.12) return `${text.slice(0, -1)} in [${title()}](${href(from)}).`
      if (kind < 0.18) return `**${title()}** ${text}`
      if (kind < 0.24) return `${text} Use \`${pick(words)}_${pick(words)}\`.`
      if (kind < 0.26) return `${text} _${pick(words)}_&#x20;`
      return text
    }).join(' ')
  const list = (from) =>
    Array.from({length: 3 + whole(5)}, () => `* ${random() < 0.2 ? paragraph(from) : sentence(3)}`).join('\n')
  const code = () =>
    `\`\`\`${pick(['bash', 'json', 'javascript', 'yaml', 'python'])}\n${sentence()}\n${sentence()}\n\`\`\``
  const table = () =>
    ['| Name | Value | Meaning |', '| --- | --- | --- |']
      .concat(
        Array.from({length: 3 + whole(6)}, () => `| ${pick(words)} | \`${pick(words)}\` | ${sentence(2)} |`),
      )
      .join('\n')
  const hint = (from) =>
    `{% hint style="${random() < 0.005 ? 'note' : pick(['info', 'warning', 'success', 'danger'])}" %}\n${paragraph(from)}\n{% endhint %}`
  const tabs = (from) =>
    `{% tabs %}\n${['One', 'Two']
      .map((name) => `{% tab title="${name}" %}\n${random() < 0.5 ? code() : paragraph(from)}\n{% endtab %}`)
      .join('\n\n')}\n{% endtabs %}`
  const stepper = (from) =>
    `{% stepper %}\n${['one', 'two', 'three']
      .map((name) => `{% step %}\n### Step ${name}\n\n${paragraph(from)}\n{% endstep %}`)
      .join('\n\n')}\n{% endstepper %}`
  const reference = (from) => {
    const to = href(from)
    return `{% content-ref url="${to}" %}\n[${pick(words)}.md](${to})\n{% endcontent-ref %}`
  }
  const image = (from) =>
    `<figure><img src="${'../'.repeat(from.split('/').length - 1)}.gitbook/assets/image-${whole(20)}.png" alt="${title()}"><figcaption><p>${title()}</p></figcaption></figure>`
  const block = (from) => {
    const kind = random()
    if (kind < 0.5) return paragraph(from)
    if (kind < 0.66) return list(from)
    if (kind < 0.72) return code()
    if (kind < 0.76) return table()
    if (kind < 0.8) return image(from)
    if (kind < 0.835) return hint(from)
    if (kind < 0.85) return reference(from)
    if (kind < 0.86) return tabs(from)
    if (kind < 0.863) return stepper(from)
    if (kind < 0.875) return `{% code title="a.txt" overflow="wrap" %}\n${code()}\n{% endcode %}`
    if (kind < 0.88) return `{% embed url="https://example.org/${pick(words)}" %}`
    return `## ${title()}`
  }
  return {
    page(path) {
      const front = random() < 0.4 ? `---\ndescription: ${sentence()}\n---\n\n` : ''
      const blocks = Array.from({length: 12 + whole(30)}, () => block(path))
      return `${front}# ${title()}\n\n${blocks.join('\n\n')}\n`
    },
    title,
  }
}

const pathOf = (index) =>
  index % 12 === 0
    ? `part-${Math.floor(index / 144)}/chapter-${index}/README.md`
    : `part-${Math.floor(index / 144)}/page-${index}.md`

/** Writes a space of so many pages into a folder that is made anew. */
export function writeSpace(folder, pageCount, seed = 1) {
  rmSync(folder, {recursive: true, force: true})
  const paths = ['README.md', ...Array.from({length: pageCount - 1}, (_, index) => pathOf(index))]
  const writer = createWriter(createRandom(seed), paths)
  const write = (path, text) => {
    const file = join(folder, path)
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, text)
  }
  for (const path of paths) write(path, writer.page(path))
  for (let index = 0; index < 20; index++)
    write(`.gitbook/assets/image-${index}.png`, `not a picture ${index}`)
  const entries = paths.map((path) => `* [${writer.title()}](${path})`)
  write('SUMMARY.md', `# Table of contents\n\n${entries.join('\n')}\n`)
  write('.gitbook.yaml', 'root: ./\n')
  return folder
}
