/** Reports addresses that lead to the writer's own machine or network. */
import {classifyHref, isPrivateHost} from '../src/gitbook/href.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {distinctTargets} from '../src/page/distinct-targets.ts'
import type {Target} from '../src/page/facts.ts'

export const noLocalLink = definePageRule({
  id: 'no-local-link',
  summary: 'Links lead to addresses that readers can reach',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: "The link opens something on the reader's own machine or network, where it does not exist.",
  inEditor:
    'Edit the link and give it the public address; write an address that readers are to type as code.',
  sources: ['Observed in synced spaces', 'https://www.rfc-editor.org/rfc/rfc6761'],
  kinds: ['page', 'include', 'summary'],
  examples: [
    {
      files: {
        'README.md': `# Kites

All calls: [wind API](http://localhost:4000/wind.html) or [knots](file:///C:/Users/ada/knots.pdf).
~                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-local-link
~                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-local-link

![A kite](http://192.168.0.7/kite.png)
~         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-local-link
`,
      },
    },
    {
      files: {
        'README.md': `# Kites

[Lines](http://127.0.0.1:5000/o/kItEoRg0/s/kItEsPaCe0/) of http://127.0.0.1:5000
~       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-local-link
`,
      },
      reason: 'GitBook once exported links to other spaces with an address of its developers',
    },
    {
      files: {
        'README.md': `# Kites

Open [http://localhost:8080](http://localhost:8080) or the [wind page](http://localhost:3000/wind).

\`\`\`
kites serve --url http://localhost:3000
\`\`\`

Or open [localhost](http://localhost:9090). Then try [a probe](http://localhost:3000/health), \`http://10.0.0.1\` and [all](https://kites.example/localhost).
`,
      },
      reason: 'Readers are told of their own machine: the address is the text, or stands on the page',
    },
  ],
  visit({page, report}) {
    const local = distinctTargets(page.facts.targets).filter(({href}) => isLocal(href))
    if (local.length === 0) return {}
    const shown = new Set<string>()
    const collect = ({value}: {readonly value: string}) => {
      if (!/localhost|\d\.\d|\.(?:local|internal)/i.test(value)) return
      for (const [word] of value.toLowerCase().matchAll(/[\w.-]+(?::\d+)?/g)) shown.add(word)
    }
    return {
      code: collect,
      inlineCode: collect,
      text: collect,
      done() {
        for (const target of local) {
          if (isTold(target, shown)) continue
          report({
            range: target.hrefRange,
            message: `Unexpected local address ${code(target.href)}, expected one that readers can reach`,
            note: 'Readers who follow it get nothing',
          })
        }
      },
    }
  },
})

function isLocal(href: string): boolean {
  const found = classifyHref(href)
  if (found.kind === 'url') return isPrivateHost(found.host)
  return (found.kind === 'other-scheme' && found.scheme === 'file') || /^[a-z]:[\\/]/i.test(href)
}

/** Whether readers are shown the host and port, as in a guide to what they run themselves. */
function isTold({kind, href, text = ''}: Target, shown: ReadonlySet<string>): boolean {
  if (/image|cover/.test(kind) || /^https?:\/\/[^/]+\/o\/\w+\/s\/\w+/.test(href)) return false
  const host = /^(?:\w+:)?\/*([^/?#]+)/.exec(href)?.[1]
  if (host === undefined) return false
  return shown.has(host.toLowerCase()) || text.includes(host.replace(/:\d+$/, ''))
}
