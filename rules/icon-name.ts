/** Page rule: icons have a name that GitBook knows, in tags, buttons, running text and front matter. */
import type {Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {iconListDate, isKnownIcon, nearestIcon} from '../src/gitbook/icons.ts'
import {attributeSchema} from '../src/gitbook/tag-schemas.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {Page} from '../src/page/page.ts'
import type {HtmlElement} from '../src/syntax/html.ts'
import {attributeOf, classNames, elementText} from '../src/syntax/html-query.ts'

export const iconName = definePageRule({
  id: 'icon-name',
  summary: 'Icons have a name that GitBook knows',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Readers see no icon, or the default one, in place of the icon that was meant.',
  inEditor: 'Choose the icon in the icon picker of the page or block.',
  afterExport: {fate: 'stays', source: 'GitBook writes names without `fa-` itself'},
  sources: ['Package @gitbook/icons 0.5.0: the list that the renderer validates names with'],
  options: {
    allow: {type: 'string[]', description: 'Names that are taken as known', default: []},
  },
  examples: [
    {
      files: {
        'README.md':
          '---\nicon: fa-book\n~     ^^^^^^^ icon-name "expected `book`"\n---\n\n{% hint style="info" icon="fa-bolt" %}\n~                          ^^^^^^^ icon-name "expected `bolt`"\nHi\n{% endhint %}\n',
      },
      fixed: {
        'README.md': '---\nicon: book\n---\n\n{% hint style="info" icon="bolt" %}\nHi\n{% endhint %}\n',
      },
    },
    {
      files: {
        'README.md':
          '<a href="a.md" class="button primary" data-icon="roket">Go</a>\n~                                                ^^^^^ icon-name "expected `rocket`"\n',
      },
      fixedUnsafely: {'README.md': '<a href="a.md" class="button primary" data-icon="rocket">Go</a>\n'},
    },
    {
      files: {'README.md': 'See <i class="fa-qqqqqqq">:qqqqqqq:</i>.\n~                ^^^^^^^ icon-name\n'},
      reason: 'Readers see an empty box',
    },
    {
      files: {
        'README.md':
          '---\nicon: book\n---\n\nSee <i class="fa-github">:github:</i> and <i class="fa-solid fa-user"></i>.\n\n{% @acme/form icon="zzzzzz" %}\n',
      },
      reason: 'Known names, plain HTML of Font Awesome, and free attributes of an integration',
    },
    {files: {'README.md': '---\nicon: my-icon\n---\n'}, options: {allow: ['my-icon']}},
  ],
  visit({page, options, report}) {
    const allowed = new Set(Array.isArray(options.allow) ? options.allow : [])
    return {
      done() {
        for (const {name, range, inText} of [...tagIcons(page), ...htmlIcons(page), ...pageIcons(page)]) {
          if (name.trim() !== '' && !isKnownIcon(name) && !allowed.has(name))
            report(unknown(name, range, inText))
        }
      },
    }
  },
})

interface Icon {
  readonly name: string
  readonly range: Range
  /** Whether it stands in running text, where its name is written twice. */
  readonly inText?: true
}

const tagIcons = ({facts}: Page): readonly Icon[] =>
  facts.blocks.flatMap(({name, open}) =>
    open.attributes.flatMap(({name: key, value, valueRange, unclosed}) =>
      value !== undefined &&
      valueRange !== undefined &&
      !unclosed &&
      attributeSchema(name, key)?.type === 'icon'
        ? [{name: value, range: valueRange}]
        : [],
    ),
  )

const htmlIcons = (page: Page): readonly Icon[] =>
  page.html.elements.flatMap((element) => {
    if (element.name === 'i') return inlineIcon(element, page)
    const isButton =
      element.name === 'button' || (element.name === 'a' && classNames(element).includes('button'))
    const icon = isButton ? attributeOf(element, 'data-icon') : undefined
    return icon?.valueRange === undefined ? [] : [{name: icon.value, range: icon.valueRange}]
  })

/** GitBook's own form alone: one class `fa-name`, and `:name:` as text. */
function inlineIcon(element: HtmlElement, {html, text}: Page): readonly Icon[] {
  const place = attributeOf(element, 'class')?.valueRange
  const [first, ...rest] = classNames(element)
  if (place === undefined || first === undefined || rest.length > 0 || !first.startsWith('fa-')) return []
  if (text.slice(place.start, place.end) !== first) return []
  const name = first.slice('fa-'.length)
  const isOurs = elementText(element, html, text) === `:${name}:`
  return isOurs ? [{name, range: {start: place.start + 'fa-'.length, end: place.end}, inText: true}] : []
}

const pageIcons = ({facts}: Page): readonly Icon[] =>
  (facts.frontMatter?.scalars ?? []).flatMap(({path, value, range}) =>
    path === 'icon' && typeof value === 'string' ? [{name: value, range}] : [],
  )

function unknown(name: string, range: Range, inText: true | undefined): Report {
  const near = nearestIcon(name)
  const isPrefix = near !== undefined && name === `fa-${near}`
  return {
    range,
    message: `Unexpected unknown icon ${code(name)}, expected ${near === undefined ? 'a Font Awesome name without `fa-`' : code(near)}`,
    note: `Readers see no icon or the default one; the list of names is of ${iconListDate}`,
    ...(near !== undefined && {expected: [near]}),
    ...(near !== undefined &&
      inText === undefined && {
        fix: {
          title: `Replace by \`${near}\``,
          safety: isPrefix ? 'safe' : 'unsafe',
          edits: [{range, text: near}],
        },
      }),
  }
}
