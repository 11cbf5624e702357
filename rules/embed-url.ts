/** Page rule: embeds name a public address, `http://` or `https://`. */
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {isMention, tagAttribute, tagValue} from '../src/page/tag-query.ts'
import type {GitbookTag} from '../src/syntax/nodes.ts'

export const embedUrl = definePageRule({
  id: 'embed-url',
  summary: 'Embeds have a public address',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook fetches the address; where there is nothing to fetch readers see nothing.',
  inEditor: 'Delete the embed and paste the full address on a line of its own.',
  afterExport: {fate: 'stays', source: 'GitBook writes the address as it is'},
  sources: ['GitBook documentation, Embed a URL', 'Renderer: an embed without content is not rendered'],
  examples: [
    {
      files: {
        'README.md':
          '{% embed url="" %}\n~  ^^^^^ embed-url "missing"\n\n{% embed url="videos/a.mp4" %}\n~             ^^^^^^^^^^^^ embed-url "expected an address that begins with `https://`"\n',
      },
    },
    {
      files: {
        'README.md':
          '{% embed url="<https://example.org>" %}\n~             ^^^^^^^^^^^^^^^^^^^^^ embed-url\n',
      },
      fixed: {'README.md': '{% embed url="https://example.org" %}\n'},
    },
    {
      files: {
        'README.md':
          '{% embed url="www.example.org/v" %}\n~             ^^^^^^^^^^^^^^^^^ embed-url "expected `https://www.example.org/v`"\n',
      },
      fixedUnsafely: {'README.md': '{% embed url="https://www.example.org/v" %}\n'},
    },
    {
      files: {
        'README.md':
          '{% embed url="https://example.org/watch?v=1&t=2" caption="Old" %}\n\n{% embed url="HTTP://example.org" %}\nA caption\n{% endembed %}\n',
      },
    },
    {
      files: {
        'README.md':
          '{% embed data="{}" %}\n\n{% embed url="broken-reference" %}\n\nThe {% embed %} tag of {% embed "a.twig" %}.\n',
      },
      reason: 'An old form, a dead link that is reported as such, and prose',
    },
  ],
  visit({page, report}) {
    return {
      done() {
        for (const {name, open} of page.facts.blocks) {
          if (name !== 'embed' || isMention(open) || open.argument !== undefined) continue
          const found = check(open)
          if (found !== undefined) report(found)
        }
      },
    }
  },
})

function check(tag: GitbookTag): Report | undefined {
  const attribute = tagAttribute(tag, 'url')
  const url = tagValue(tag, 'url')
  if (url === undefined) {
    const isElsewhere = tagValue(tag, 'data') !== undefined || tag.problems.length > 0
    return isElsewhere ? undefined : missing(tag.nameRange)
  }
  const {valueRange, unclosed, range} = attribute ?? {range: tag.nameRange}
  if (unclosed || /^https?:\/\/[^\s/]/i.test(url) || /broken-reference|^\/broken\//.test(url))
    return undefined
  return notPublic(url, valueRange ?? range)
}

const note = 'Readers see nothing in its place'

const missing = (range: Range): Report => ({
  range,
  message: 'Unexpected missing address in `embed`, expected `url="https://…"`',
  note,
})

function notPublic(url: string, range: Range): Report {
  const meant = meantBy(url)
  return {
    range,
    message: `Unexpected address ${code(url)} of an embed, expected ${meant === undefined ? 'an address that begins with `https://`' : code(meant.url)}`,
    note,
    ...(meant !== undefined && {
      expected: [meant.url],
      fix: {
        title: 'Write the full address',
        safety: meant.isCertain ? 'safe' : 'unsafe',
        edits: [{range, text: meant.url}],
      },
    }),
  }
}

/** An address in angle brackets, as formatters of Markdown write it, or one without its scheme. */
function meantBy(url: string): {readonly url: string; readonly isCertain: boolean} | undefined {
  const inner = /^<(https?:\/\/[^\s<>]+)>$/i.exec(url)?.[1]
  if (inner !== undefined) return {url: inner, isCertain: true}
  if (/^\/\/[\w-]+\.[\w.-]+/.test(url)) return {url: `https:${url}`, isCertain: false}
  return /^www\.[\w.-]+/.test(url) ? {url: `https://${url}`, isCertain: false} : undefined
}
