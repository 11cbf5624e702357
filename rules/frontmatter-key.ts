import type {Report} from '../src/core/finding.ts'
import {nearestOfMany} from '../src/core/nearest.ts'
import {foreignKeys, layoutCoverKeys, layoutKeys, pageKeys} from '../src/gitbook/front-matter-keys.ts'
import {definePageRule} from '../src/lint/rule.ts'
import {code} from '../src/lint/wording.ts'
import type {FrontMatterValue} from '../src/page/facts.ts'
import {frontMatterValues} from '../src/page/front-matter-values.ts'
import type {Page} from '../src/page/page.ts'

export const frontmatterKey = definePageRule({
  id: 'frontmatter-key',
  summary: 'Keys of the front matter are spelt as GitBook spells them',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'A key that GitBook does not know does nothing and is dropped at the next export, with all that stands below it.',
  inEditor: 'Set the page option again; the misspelt key goes away with the next export',
  afterExport: {fate: 'stays', source: 'GitBook writes the keys that it knows'},
  sources: ['page schemas of @gitbook/api 0.202.0'],
  examples: [
    {
      files: {
        'README.md':
          '---\nayout:\n  width: wide\n---\n\n# Relay\n~ @2:1-2:6 frontmatter-key "Unexpected key `ayout`, expected `layout`"\n',
      },
      fixedUnsafely: {'README.md': '---\nlayout:\n  width: wide\n---\n\n# Relay\n'},
    },
    {
      files: {
        'README.md':
          '---\nlayout:\n  outlin:\n    visible: false\nnoindex: true\n---\n\n# Relay\n~ @3:3-3:9 frontmatter-key "expected `outline`"\n~ @5:1-5:8 frontmatter-key "expected `noIndex`"\n',
      },
    },
    {
      files: {
        'README.md':
          '---\ntitle: Relay in short\n---\n\n# Relay\n~ @2:1-2:6 frontmatter-key "Unexpected key `title` beside a heading"\n',
      },
    },
    {
      files: {
        'README.md': '---\nicon: bolt\ndescription: In short\nlayout:\n  width: wide\n---\n\n# Relay\n',
      },
    },
    {
      files: {
        'README.md':
          '---\ntitle: In short\ndate: 2024-01-01\ncategories: [a]\nsummary: In short\nlayout: reference\ntag: a\nsticker: x\n---\n\n# Relay\n',
      },
      reason: 'Keys of other tools are harmless',
    },
    {
      files: {'README.md': '---\ntitle: Relay\n---\n\n# Relay\n'},
      reason: 'A title that says what the heading says changes nothing',
    },
  ],
  visit: ({page, report}) => ({
    done() {
      for (const entry of frontMatterValues(page.facts)) {
        const found =
          entry.parents.length === 0 && entry.key === 'title' ? title(entry, page) : misspelt(entry, page)
        if (found) report(found)
      }
    },
  }),
})

function keysUnder(parents: readonly string[], isInclude: boolean): readonly string[] {
  const path = parents.join('.')
  if (path === '') return isInclude ? [...pageKeys, 'title'] : pageKeys
  if (path === 'layout') return layoutKeys
  return path === 'layout.cover' ? layoutCoverKeys : []
}

function misspelt({key, keyRange, parents}: FrontMatterValue, {facts}: Page): Report | undefined {
  const known = keysUnder(parents, facts.kind === 'include')
  if (known.includes(key) || (parents.length === 0 && foreignKeys.has(key))) return undefined
  const near = nearestOfMany(key, known)
  if (near === undefined) return undefined
  return {
    range: keyRange,
    message: `Unexpected key ${code(key)}, expected \`${near}\``,
    note: 'GitBook ignores the key and what stands below it',
    expected: [near],
    fix: {
      title: `Replace \`${key}\` with \`${near}\``,
      safety: 'unsafe',
      edits: [{range: keyRange, text: near}],
    },
  }
}

/** The heading is the title of a page. The key is one of includes; beside keys of other tools it is theirs. */
function title({keyRange, value}: FrontMatterValue, {facts}: Page): Report | undefined {
  const heading = facts.title?.text
  const keys = facts.frontMatter?.entries.map(({key}) => key) ?? []
  if (!keys.every((key) => key === 'title' || pageKeys.includes(key))) return undefined
  if (
    facts.kind === 'include' ||
    heading === undefined ||
    value === null ||
    heading === String(value).trim()
  ) {
    return undefined
  }
  return {
    range: keyRange,
    message: 'Unexpected key `title` beside a heading of another text, expected the heading alone',
    note: 'Readers see the heading as the title',
    severity: 'info',
  }
}
