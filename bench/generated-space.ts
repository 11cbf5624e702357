/** A space of any size, made by counting: the same files each time. */

/** Files by path: a table of contents, and pages with headings, links, blocks and images. */
export function generateSpace(pages: number): Readonly<Record<string, string>> {
  const paths = Array.from({length: pages}, (_, at) => pathOf(at))
  return {
    '.gitbook.yaml': 'redirects:\n  old/start: README.md\n',
    '.gitbook/vars.yaml': 'product: Compass\n',
    'SUMMARY.md': summary(paths),
    ...Object.fromEntries(paths.map((path, at) => [path, page(at, pages)])),
    ...Object.fromEntries(
      Array.from({length: pages / 10}, (_, at) => [`.gitbook/assets/${at}.png`, `${at}`]),
    ),
  }
}

const pathOf = (at: number): string => (at === 0 ? 'README.md' : `part-${at % 20}/page-${at}.md`)

const summary = (paths: readonly string[]): string =>
  `# Table of contents\n\n${paths.map((path, at) => `* [Page ${at}](${path})\n`).join('')}`

function page(at: number, pages: number): string {
  const up = at === 0 ? '' : '../'
  const link = (to: number) => `[page ${to}](${up}${pathOf(to % pages)}#part-${to % 6})`
  const parts = Array.from({length: 6}, (_, part) => {
    const words = 'The needle turns until it points to the north, and the map is turned with it. '.repeat(4)
    const links = [1, 7, 31].map((step) => link(at + step * (part + 1))).join(' and ')
    const block = part % 2 === 0 ? `{% hint style="info" %}\n${words}\n{% endhint %}\n\n` : ''
    return `## Part ${part}\n\n${words}See ${links}.\n\n${block}* one **strong** word\n* \`code\` and more\n\n![A map](${up}.gitbook/assets/${at % (pages / 10)}.png)\n`
  })
  return `# Page ${at}\n\n${parts.join('\n')}`
}
