/** Reports links that lead nowhere and links that nobody can see. */
import type {PhrasingContent} from 'mdast'
import {range} from '../src/core/range.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {hiddenLinkStarts} from '../src/page/distinct-targets.ts'
import {visibleText} from '../src/page/visible-text.ts'
import {attributeOf, elementText} from '../src/syntax/html-query.ts'

export const noEmptyLink = definePageRule({
  id: 'no-empty-link',
  summary: 'Links have a target and a text',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A link without target leads nowhere, and GitBook may drop its text when it syncs. A link without text cannot be seen or clicked.',
  inEditor:
    'Select the text and set the link again; remove a link that has no text by deleting the space it stands on.',
  sources: ['Observed in synced spaces', 'https://github.com/GitbookIO/gitbook/issues/3591'],
  examples: [
    {
      files: {
        'README.md': `# Kites

Choose a [line]() with care.
~        ^^^^^^^^ no-empty-link "expected a target for \`line\`"

Wind[ ](https://kites.example/wind)and weather.
~   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-empty-link "without text"

<a href="">Tails</a>
~ @7:10-7:10 no-empty-link "expected a target for \`Tails\`"

[![A kite](kite.png)]()
~^^^^^^^^^^^^^^^^^^^^^^ no-empty-link
`,
      },
    },
    {
      files: {
        'README.md': `# Kites <a href="#kites" id="kites"></a>

[![A kite](kite.png)](lines.md) [](lines.md "mention") <a id="tails"></a>

<button type="button" class="button primary" disabled>Fly</button> <a class="button">Land</a>

[<img src="kite.png" alt="A kite">](lines.md) <a href="lines.md"><img src="kite.png" alt="A kite"></a>

<a href="" routerLink="/lines">Lines</a> <a href="" @click="fly">Fly</a> <a href=""></a>
`,
      },
      reason:
        'Anchors, pictures in links, mentions, buttons without address and those of a framework are as they should be',
    },
    {
      files: {
        'README.md': '# Kites\n\nAn array `[]()`, a box [ ] (open) and <a href="lines.md">`tail`</a>.\n',
      },
      reason: 'Code and brackets apart are no links',
    },
  ],
  visit({page, report}) {
    const hidden = hiddenLinkStarts(page.facts.targets)
    return {
      link(node) {
        const start = node.position?.start.offset ?? 0
        const place = range(start, node.position?.end.offset ?? start)
        if (hidden.has(start)) return
        if (node.children.every(isBlank)) report({...withoutText, range: place, severity: 'warning'})
        else if (node.url.trim() === '') {
          report({...withoutTarget(visibleText(node)), range: place, severity: 'warning'})
        }
      },
      done() {
        for (const element of page.html.elements) {
          const href = element.name === 'a' ? attributeOf(element, 'href') : undefined
          if (href === undefined || href.value.trim() !== '') continue
          const text = elementText(element, page.html, page.text)
          if (text === '' || element.attributes.some(({name}) => otherTarget.test(name))) continue
          report({...withoutTarget(text), range: href.valueRange ?? href.nameRange})
        }
      },
    }
  },
})

/** Attributes that make an anchor of the element, or set its address by a script or a framework. */
const otherTarget = /^(?:id|name|on[a-z]+|.*link.*|.*[^\w-].*|(?:ng|v|x)-.*|data-(?:href|url).*)$/

const withoutText = {
  message: 'Unexpected link without text, expected words that readers can click',
  note: 'Readers cannot see the link',
}

const withoutTarget = (text: string) => ({
  message: `Unexpected link without target, expected a target${text === '' ? '' : ` for ${code(text)}`}`,
  note: 'Readers who click get nothing',
})

/** Whether nothing of a node is seen. Pictures, code and HTML are. */
function isBlank(node: PhrasingContent): boolean {
  if (node.type === 'text') return !/[^\s\u200B\u2060\uFEFF]/.test(node.value)
  if (node.type === 'break') return true
  if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') {
    return node.children.every(isBlank)
  }
  return false
}
