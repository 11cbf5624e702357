/** Space rule: the tags of pages and updates stand in `.gitbook/tags.yaml`. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code} from '../src/lint/wording.ts'
import type {PageFacts, TagUse} from '../src/page/facts.ts'
import {question} from '../src/project/question.ts'

const summary = '# Contents\n\n* [Bay](README.md)\n'
const tags = '- tag: calm\n  label: Calm\n- tag: storm\n  label: Storm\n'

export const noUndeclaredTag = defineSpaceRule({
  id: 'no-undeclared-tag',
  summary: 'The tags of pages and updates stand in `.gitbook/tags.yaml`',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'GitBook shows no tag that it does not find in `.gitbook/tags.yaml`.',
  inEditor: 'Choose the tag again in the menu of the page or update, or create it there.',
  afterExport: {fate: 'stays', source: 'GitBook writes the slugs of tags that exist'},
  sources: ['GitBook documentation, Updates', 'Renderer: a tag that is not declared is not resolved'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        'README.md':
          '---\ntags:\n  - tag: calmm\n~ @3:10-3:15 no-undeclared-tag "expected `calm`"\n---\n\n# Bay\n\n{% updates %}\n{% update date="2026-03-01" tags="storm,fog" %}\n~                                       ^^^ no-undeclared-tag "Unexpected tag `fog`"\n## Wind\n{% endupdate %}\n{% endupdates %}\n',
        'SUMMARY.md': summary,
        '.gitbook/tags.yaml': tags,
      },
      fixedUnsafely: {
        'README.md':
          '---\ntags:\n  - tag: calm\n---\n\n# Bay\n\n{% updates %}\n{% update date="2026-03-01" tags="storm,fog" %}\n## Wind\n{% endupdate %}\n{% endupdates %}\n',
      },
    },
    {
      files: {
        'README.md':
          '# Bay\n\n{% updates %}\n{% update date="2026-03-01" tags="storm" %}\n~                                 ^^^^^ no-undeclared-tag "without `.gitbook/tags.yaml`"\n## Wind\n{% endupdate %}\n{% update date="2026-02-01" tags="fog" %}\n## Fog\n{% endupdate %}\n{% endupdates %}\n',
        'SUMMARY.md': summary,
      },
      reason: 'Without the file no tag is declared: one report for the space',
    },
    {
      files: {
        'README.md':
          '---\ntags:\n  - calm\n---\n\n# Bay\n\n{% updates %}\n{% update date="2026-03-01" tags="storm, calm" %}\n## Wind\n{% endupdate %}\n{% endupdates %}\n',
        'SUMMARY.md': summary,
        '.gitbook/tags.yaml': tags,
      },
    },
    {
      files: {'README.md': '---\ntags: [sea, wind]\n---\n\n# Bay\n', 'SUMMARY.md': summary},
      reason: 'Without `.gitbook/tags.yaml`, tags in the front matter are those of another tool',
    },
    {
      files: {
        'README.md': '---\ntags: [sea]\n---\n\n# Bay\n',
        'SUMMARY.md': summary,
        '.gitbook/tags.yaml': '- tag: [calm\n',
      },
      reason: 'What a file declares that cannot be read is not known',
    },
  ],
  check({file: {path, facts}, index, report}) {
    const {tagSlugs} = index
    if (tagSlugs === undefined || facts.tagUses.length === 0) return
    if (index.tags === undefined) {
      const [first] = updateTags(facts)
      if (first && firstTagged(index) === path) report(withoutFile(first))
      return
    }
    for (const use of facts.tagUses) {
      if (!tagSlugs.has(use.slug)) report(undeclared(use, tagSlugs))
    }
  },
})

const note = 'Readers do not see the tag'

const updateTags = ({tagUses}: PageFacts): readonly TagUse[] =>
  tagUses.filter(({source}) => source === 'update')

/** The file that speaks for all of a space where no tag is declared. */
const firstTagged = question((index): string | undefined => {
  const {pages, includes} = index
  return [...pages.keys(), ...includes.keys()].find((path) => showsTags(index, path))
})

const showsTags = question(({facts}, path: string): boolean => {
  const page = facts.get(path)
  return page !== undefined && updateTags(page).length > 0
})

const withoutFile = ({slug, range}: TagUse): Report => ({
  range,
  message: `Unexpected tag ${code(slug)} in a space without \`.gitbook/tags.yaml\`, expected it to be declared there`,
  note,
})

function undeclared({slug, range}: TagUse, declared: ReadonlySet<string>): Report {
  const near = nearest(slug, declared)
  return {
    range,
    message: `Unexpected tag ${code(slug)}, expected ${near === undefined ? 'one that `.gitbook/tags.yaml` declares' : code(near)}`,
    note,
    ...(near !== undefined && {
      expected: [near],
      fix: {title: `Replace by \`${near}\``, safety: 'unsafe', edits: [{range, text: near}]},
    }),
  }
}
