/** A space whose few pages lead to each other in most ways, and changes of it. */
import fc from 'fast-check'

/** Texts by path. */
export const space = {
  'SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n* [Lakes](lakes/README.md)\n',
  'README.md': '# Camp\n\n[Fire](fire.md#wood) and [the lake](lakes/one.md)\n',
  'fire.md': '# Fire\n\n## Wood\n\nDry.\n\n[Camp](README.md#lost)\n',
  'lakes/README.md':
    '# Lakes\n\n![Map](../.gitbook/assets/map.png)\n\n{% include "../.gitbook/includes/note.md" %}\n',
  'lakes/one.md': '# One\n\nDeep&#x20;\n\n[Two](two.md)\n',
  '.gitbook/assets/map.png': 'a map',
  '.gitbook/includes/note.md': '---\ntitle: Note\n---\n\nMind the [fire](../../fire.md#coal).\n',
  '.gitbook/vars.yaml': 'river: Isar\n',
}

const lines = [
  '',
  '# Camp',
  '## Wood',
  '## Coal',
  '[a](fire.md#wood)',
  '[b](lakes/one.md#deep)',
  'Deep&#x20;',
  'text',
  '* [Fire](fire.md)',
  '{% hint style="info" %}',
  '{% endhint %}',
  '<a id="coal"></a>',
  '{{ space.vars.river }}',
  '<!-- lint disable no-space-entity -->',
  '---',
  'title: Wood',
]

/** Another text for one page. */
export interface PageChange {
  readonly path: string
  /** What is written, or comes at the end. */
  readonly text: string
  readonly isAdded: boolean
}

const pages = Object.keys(space).filter((path) => path.endsWith('.md'))

const change: fc.Arbitrary<PageChange> = fc.record({
  path: fc.constantFrom(...pages, 'new.md'),
  text: fc.array(fc.constantFrom(...lines), {maxLength: 6}).map((chosen) => `${chosen.join('\n\n')}\n`),
  isAdded: fc.boolean(),
})

/** Rounds of one or two changes. */
export const changes = fc.array(fc.array(change, {minLength: 1, maxLength: 2}), {maxLength: 4})
