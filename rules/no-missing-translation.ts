import type {Report} from '../src/core/finding.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import type {PageFacts} from '../src/page/facts.ts'
import {isLikelyPage} from '../src/project/listing.ts'
import {question} from '../src/project/question.ts'
import type {Sibling, SpaceIndex} from '../src/project/space-index.ts'

const site = `site:
  title: Kites
  structure:
    - type: space
      key: en
      title: English
      path: en
      default: true
      content:
        directory: ./en
        language: en
    - type: space
      key: fr
      title: French
      path: fr
      content:
        directory: ./fr
        language: fr
`

export const noMissingTranslation = defineSpaceRule({
  id: 'no-missing-translation',
  summary: 'A translation has the pages, anchors and redirects of the default language',
  severity: 'warning',
  presets: [],
  fix: 'never',
  why: 'Readers who change the language on a page land on the front page, or on a dead address, where the translation lacks the page.',
  inEditor: 'Add the page to the variant of the language, with the same slug',
  sources: ['gitbook.com/docs, "site structure": variants of a language are matched by the path of the page'],
  owners: ['page', 'summary', 'config'],
  examples: [
    {
      files: {
        'docs.yaml': site,
        'en/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n* [Lines](lines.md)\n',
        'en/README.md': '# Kites\n',
        'en/lines.md': '# Lines\n',
        'fr/SUMMARY.md':
          '# Sommaire\n~ @1:1 no-missing-translation "Unexpected missing page `lines.md`"\n\n* [Cerfs-volants](README.md)\n',
        'fr/README.md': '# Cerfs-volants\n',
      },
    },
    {
      files: {
        'docs.yaml': site,
        'en/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'en/README.md': '# Kites\n\n## Winds <a href="#winds" id="winds"></a>\n',
        'fr/SUMMARY.md': '# Sommaire\n\n* [Cerfs-volants](README.md)\n',
        'fr/README.md':
          '# Cerfs-volants\n~ @1:1 no-missing-translation "Unexpected missing anchor `winds`"\n\n## Vents\n',
      },
    },
    {
      files: {
        'docs.yaml': site,
        'en/SUMMARY.md': '# Table of contents\n\n* [Kites](README.md)\n',
        'en/README.md': '# Kites\n\n## Winds\n',
        'fr/SUMMARY.md': '# Sommaire\n\n* [Cerfs-volants](README.md)\n* [Paris](paris.md)\n',
        'fr/README.md': '# Cerfs-volants\n\n## Vents\n',
        'fr/paris.md': '# Paris\n',
      },
      reason:
        'Automatic anchors follow the words of each language, and a translation may have pages of its own',
    },
  ],
  check({file, index, report}) {
    if (file.owner === 'page') {
      checkAnchors(file.facts, anchorsInOriginal(index, file.path), report)
      return
    }
    const original = originalOf(index)
    if (!original) return
    if (file.owner === 'config') checkRedirects(original, index, report)
    else checkPages(original, index, report)
  },
})

type ReportTo = (report: Report) => void

/** The space of the default language that this one translates; `undefined` for that space itself. */
function originalOf({space, siblings}: SpaceIndex): Sibling | undefined {
  const own = space.site?.entry
  if (own?.language === undefined || own.isDefault) return undefined
  return siblings.find(({space: {site: other}}) => {
    const entry = other?.entry
    return entry?.isDefault && entry.section === own.section && (entry.language ?? '') !== own.language
  })
}

function checkPages({space, facts}: Sibling, index: SpaceIndex, report: ReportTo): void {
  for (const [path, {kind}] of facts) {
    if (kind !== 'page' || index.lookup.file(path) || path === space.readme || !isLikelyPage(index, path))
      continue
    report(missing('page', path, 'Readers who change the language on this page do not find it'))
  }
}

const anchorsInOriginal = question((index, path: string): readonly string[] => [
  ...new Set(
    originalOf(index)
      ?.facts.get(path)
      ?.anchors.map(({id}) => id),
  ),
])

function checkAnchors(facts: PageFacts, original: readonly string[], report: ReportTo): void {
  const own = new Set(facts.anchors.map(({id}) => id))
  for (const id of original) {
    if (!own.has(id)) report(missing('anchor', id, 'Links to this place do not work in the translation'))
  }
}

function checkRedirects({space}: Sibling, {redirects, urls}: SpaceIndex, report: ReportTo): void {
  for (const {url, from} of space.config.redirects) {
    if (redirects.has(url) || urls.has(url)) continue
    report(missing('redirect', from, 'The old address is dead in the translation'))
  }
}

const missing = (thing: string, name: string, note: string): Report => ({
  range: {start: 0, end: 0},
  message: `Unexpected missing ${thing} ${code(name)}, expected it as in the default language`,
  note,
})
