/** Space rule, for runs that compare: addresses at which readers had a page still lead somewhere. */
import type {Report} from '../src/core/finding.ts'
import {type Range, range} from '../src/core/range.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule, type OwnedFile} from '../src/lint/space-rule.ts'
import {type LostPage, lostPages} from '../src/project/lost-pages.ts'
import {addRedirects, newConfig} from '../src/project/redirect-edit.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'
import {findEntry} from '../src/project/yaml-facts.ts'

const bay = {'README.md': '# Bay\n'}
const reef = {
  ...bay,
  'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n* [Reef](reef.md)\n',
  'reef.md': '# Reef\n',
}
const onlyBay = {...bay, 'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n'}
const moved = {
  ...bay,
  'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n* [Reef](sea/reef.md)\n',
  'sea/reef.md': '# Reef\n',
}

export const noLostPageUrl = defineSpaceRule({
  id: 'no-lost-page-url',
  summary: 'A page that a change moves or removes leaves a redirect at its address',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Bookmarks, search engines and other sites still lead to the old address, and readers get "page not found". GitBook makes redirects by itself for pages that are moved or renamed; that it recognises a move made in Git is not documented, and for a page that is gone it makes none. Redirects of the site, which are kept in GitBook, are not seen here.',
  inEditor:
    'Move or rename pages there: GitBook then makes the redirect. For a page that is gone, add a redirect in the settings of the site.',
  afterExport: {fate: 'stays', source: 'GitBook does not write the redirects of `.gitbook.yaml`'},
  sources: [
    'GitBook documentation, Site redirects: automatic redirects for pages that are moved or renamed, and the order in which redirects are looked up',
    'GitBook documentation, Content configuration: `redirects` maps old paths to new ones',
  ],
  owners: ['config', 'summary', 'page'],
  examples: [
    {
      before: {...reef, '.gitbook.yaml': 'redirects:\n  start: README.md\n'},
      files: {
        ...moved,
        '.gitbook.yaml':
          'redirects:\n~^^^^^^^^ no-lost-page-url "move of `reef.md` to `sea/reef.md`"\n  start: README.md\n',
      },
      fixedUnsafely: {'.gitbook.yaml': 'redirects:\n  start: README.md\n  reef: sea/reef.md\n'},
    },
    {
      before: reef,
      files: {
        ...onlyBay,
        'SUMMARY.md':
          '# Contents\n~ @1:1-1:1 no-lost-page-url "loss of page `reef.md`"\n\n* [Bay](README.md)\n',
      },
      reason: 'Without `.gitbook.yaml` the table of contents carries the finding',
    },
    {
      before: reef,
      files: {
        ...moved,
        'SUMMARY.md':
          '# Contents\n~ @1:1-1:1 no-lost-page-url "move of `reef.md` to `sea/reef.md`"\n\n* [Bay](README.md)\n* [Reef](sea/reef.md)\n',
      },
      fixedUnsafely: {'.gitbook.yaml': 'redirects:\n  reef: sea/reef.md\n'},
      reason: 'The fix makes a `.gitbook.yaml` where the space has none',
    },
    {
      before: reef,
      files: {...moved, '.gitbook.yaml': 'redirects:\n  Reef: sea/reef.md\n'},
      reason: 'A redirect catches the old address; case does not count in addresses',
    },
    {
      before: reef,
      files: {
        ...bay,
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n* [Reefs](reef/README.md)\n',
        'reef/README.md': '# Reefs\n',
      },
      reason: 'The page got pages below it: its file is another one, its address the same',
    },
    {
      before: {...onlyBay, 'notes.md': '# Notes\n'},
      files: onlyBay,
      reason: 'What the table of contents left out was never published',
    },
    {files: onlyBay, reason: 'A run that compares with nothing knows of no loss'},
  ],
  check({file, index, before: old, report}) {
    if (old === undefined || file.path !== placeOf(index)) return
    const lost = lostPages(old, index)
    const fix = fixOf(file, index, lost)
    const hint =
      file.owner === 'config' ? '' : '; redirects stand in a `.gitbook.yaml`, which this space has not'
    for (const page of lost) {
      const found = describe(page, rangeIn(file))
      report({...found, note: `${found.note}${hint}`, ...(targetOf(page) !== undefined && fix)})
    }
  },
})

/** The file that carries the findings: where the redirect goes, else what lists the pages. */
const placeOf = ({space}: SpaceIndex): string | undefined =>
  space.config.yaml?.path ?? space.summary ?? space.readme

const rangeIn = (file: OwnedFile<'config' | 'summary' | 'page'>): Range =>
  (file.owner === 'config' ? findEntry(file.yaml.root, 'redirects')?.keyRange : undefined) ?? range(0, 0)

const notFound = 'Readers who follow an old link get "page not found"'

function describe({path, fate}: LostPage, at: Range): Report & {readonly note: string} {
  switch (fate.kind) {
    case 'moved':
      return {
        range: at,
        message: `Unexpected move of ${pathCode(path, 25)} to ${pathCode(fate.to, 25)}, expected a redirect from its old address`,
        note: `${notFound}, unless GitBook takes this for a move`,
      }
    case 'unlisted':
      return {
        range: at,
        message: `Unexpected loss of ${pathCode(path, 40)} from the table of contents, expected its entry or a redirect`,
        note: notFound,
      }
    case 'gone':
      return {
        range: at,
        message: `Unexpected loss of page ${pathCode(path, 50)}, expected a redirect from its address`,
        note: notFound,
      }
  }
}

/** One fix for all that is lost: several would all change the same place, one after the other. */
function fixOf(
  file: OwnedFile<'config' | 'summary' | 'page'>,
  index: SpaceIndex,
  lost: readonly LostPage[],
): Pick<Report, 'fix'> {
  const redirects = lost.flatMap((page) => {
    const to = targetOf(page)
    return to === undefined ? [] : [{from: page.url, to}]
  })
  const [first, ...others] = redirects
  const yaml = file.owner === 'config' ? file.yaml : newConfig(index)
  const edit = yaml && addRedirects(yaml, redirects)
  if (first === undefined || yaml === undefined || edit === undefined) return {}
  const title =
    others.length === 0
      ? `Redirect \`${first.from}\` to \`${first.to}\``
      : `Add the ${redirects.length} redirects that are missing`
  if (file.owner === 'config') return {fix: {title, safety: 'unsafe', edits: [edit]}}
  const text = edit.text.replaceAll('\n', file.facts.summary?.lineEnding ?? '\n')
  return {
    fix: {
      title: `${title} in a new \`${yaml.path}\``,
      safety: 'unsafe',
      edits: [{...edit, path: yaml.path, text}],
    },
  }
}

const targetOf = ({fate}: LostPage): string | undefined => (fate.kind === 'moved' ? fate.to : fate.instead)
