/** Page rule: the link between the tags of a page link leads where its attribute does. Dead targets are not its matter. */
import type {Report} from '../src/core/finding.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {codesApart} from '../src/lint/wording.ts'
import {blockAt} from '../src/page/block-at.ts'
import type {Target} from '../src/page/facts.ts'
import {tagAttribute} from '../src/page/tag-query.ts'

export const contentRefLink = definePageRule({
  id: 'content-ref-link',
  summary: 'The link in a `content-ref` leads to its `url`',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook follows the attribute; readers of the file on GitHub and Markdown tools follow the link.',
  inEditor: 'Delete the page link and insert it again by typing `/`.',
  afterExport: {fate: 'rewritten', source: 'GitBook writes the link anew, the same as the attribute'},
  sources: ['Observed in exports: attribute and link are the same'],
  examples: [
    {
      files: {
        'README.md':
          '{% content-ref url="ports.md" %}\n[ports.md](old/ports.md)\n~          ^^^^^^^^^^^^ content-ref-link "expected `ports.md`"\n{% endcontent-ref %}\n',
      },
      fixed: {'README.md': '{% content-ref url="ports.md" %}\n[ports.md](ports.md)\n{% endcontent-ref %}\n'},
    },
    {
      files: {
        'README.md':
          '{% content-ref url="a page.md" %}\n[a page.md](<a page.md>)\n{% endcontent-ref %}\n\n{% content-ref url="guides/" %}\n[guides](guides/README.md)\n{% endcontent-ref %}\n\n{% content-ref url="./b.md" %}\n[b.md](b.md)\n{% endcontent-ref %}\n',
      },
      reason: 'The same place in another spelling',
    },
    {
      files: {
        'README.md':
          '{% content-ref url="/broken/pages/x" %}\n[Broken link](broken-reference)\n{% endcontent-ref %}\n',
      },
      reason: 'Dead links are reported as such',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        const {blocks, targets} = page.facts
        const seen = new Set<number>()
        for (const target of targets) {
          const index = target.kind === 'content-ref-body' ? blockAt(blocks, target.range.start) : undefined
          const open = index === undefined || seen.has(index) ? undefined : blocks[index]?.open
          if (index === undefined || open?.name !== 'content-ref' || open.problems.length > 0) continue
          seen.add(index)
          const url = tagAttribute(open, 'url')?.value
          if (url !== undefined && url.trim() !== '' && differs(url, target.href))
            report(mismatch(url, target))
        }
      },
    }
  },
})

const isBroken = (href: string) => /broken-reference|^\/broken\//.test(href)

const differs = (url: string, href: string) =>
  !isBroken(url) && !isBroken(href) && href !== '' && normal(url) !== normal(href)

/** One spelling for one place: percent-encoding undone, no leading `./`, folders without their `README.md`. */
function normal(href: string): string {
  const plain = decoded(href.trim()).replace(/^(?:\.\/)+(?=.)/, '')
  const hash = plain.indexOf('#')
  const path = hash === -1 ? plain : plain.slice(0, hash)
  const folder = path.replace(/(^|\/)README\.md$/i, '$1').replace(/\/$/, '')
  return (folder === '.' ? '' : folder) + (hash === -1 ? '' : plain.slice(hash))
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

function mismatch(url: string, {href, hrefRange}: Target): Report {
  const [written, meant] = codesApart(href, url, 68)
  const isPlain = /^[^\s()<>\\[\]&*_]+$/.test(url)
  return {
    range: hrefRange,
    message: `Unexpected link to ${written} in \`content-ref\`, expected ${meant}`,
    note: 'Readers come to the address in the attribute',
    ...(isPlain && {
      expected: [url],
      fix: {
        title: 'Link to the address in the attribute',
        safety: 'safe',
        edits: [{range: hrefRange, text: url}],
      },
    }),
  }
}
