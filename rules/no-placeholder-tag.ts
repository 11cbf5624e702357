/**
 * Page rule: no `<div data-gb-custom-block>` stands in the place of a tag that GitBook did not know. Such elements
 * for GitBook's own blocks are its way to write them in HTML, and right.
 */
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {range} from '../src/core/range.ts'
import {isKnownTag} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import {rangeOf} from '../src/page/gathered.ts'
import {attributeOf} from '../src/syntax/html-query.ts'

export const noPlaceholderTag = definePageRule({
  id: 'no-placeholder-tag',
  summary: 'No placeholder stands for a tag that GitBook did not know',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'never',
  why: 'A sync once replaced template code by this element, even in samples: readers see it, or miss the line.',
  inEditor: 'Write the lost line again, in a code block.',
  sources: ['Observed in exports: Jinja and Liquid samples turned into `<div data-gb-custom-block>`'],
  examples: [
    {
      files: {
        'README.md':
          '<div data-gb-custom-block data-tag="for"></div>\n~                                   ^^^ no-placeholder-tag "`{% for %}`"\n\n```liquid\n<div data-gb-custom-block data-tag="assign" data-0="a"></div>\n~                                   ^^^^^^ no-placeholder-tag\n```\n',
      },
    },
    {
      files: {
        'README.md':
          '<div data-gb-custom-block data-tag="hint" data-style="info" class="hint hint-info"><p>Hi</p></div>\n\n<span data-gb-custom-inline data-tag="emoji" data-code="2705">✅</span>\n\n<div data-gb-custom-block data-tag="@acme/form"></div>\n',
      },
      reason: 'How GitBook writes its own blocks in HTML',
    },
    {
      files: {
        'README.md': 'The attribute `data-tag="for"` of `<div data-gb-custom-block data-tag="for">`.\n',
      },
      reason: 'Inline code',
    },
  ],
  visit({page, report}) {
    return {
      code(node) {
        if (!node.value.includes('data-gb-custom-block')) return
        const {start, end} = rangeOf(node)
        for (const match of page.text.slice(start, end).matchAll(placeholder)) {
          const [, before = '', name = ''] = match
          const from = start + match.index + before.length
          if (!isReal(name)) report(replaced(name, range(from, from + name.length)))
        }
      },
      done() {
        for (const element of page.html.elements) {
          if (attributeOf(element, 'data-gb-custom-block') === undefined) continue
          const tag = attributeOf(element, 'data-tag')
          if (tag?.valueRange !== undefined && !isReal(tag.value)) report(replaced(tag.value, tag.valueRange))
        }
      },
    }
  },
})

const placeholder = /(<div data-gb-custom-block(?: [\w-]+)? data-tag=["'])([^"'\s<>]{1,80})["']/g

const isReal = (name: string) => isKnownTag(name) || name === 'mathjax' || name === 'emoji'

const replaced = (name: string, place: Range): Report => ({
  range: place,
  message: `Unexpected placeholder of tag ${code(name)}, expected \`{% ${name.slice(0, 40)} %}\` in code`,
  note: 'Readers see the placeholder, or nothing, in place of the line that stood here',
})
