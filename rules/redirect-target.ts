/** Space rule: redirects lead to a page of the space, named by its file. */
import type {Fix, Report} from '../src/core/finding.ts'
import type {Range} from '../src/core/range.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, codesApart} from '../src/lint/wording.ts'
import {nextRedirect, redirectTarget as resolveTarget, targetPathRange} from '../src/project/redirects.ts'
import {type Found, isFound, isSoleChoice, type Resolution} from '../src/project/resolution.ts'
import type {Redirect} from '../src/project/space-config.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'

const summary = '# Contents\n\n* [Bay](README.md)\n* [Reef](sea/reef.md)\n'

export const redirectTarget = defineSpaceRule({
  id: 'redirect-target',
  summary: 'Redirects lead to a page of the space, named by its file',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Readers who follow an old link get "page not found", although somebody has cared for them with a redirect.',
  inEditor: 'in Git only',
  afterExport: {fate: 'stays', source: 'GitBook does not write the redirects of `.gitbook.yaml`'},
  sources: ['GitBook documentation, Content configuration: a redirect leads to a file of the space'],
  owners: ['config'],
  examples: [
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  tide: sea/tide.md\n~       ^^^^^^^^^^^ redirect-target "missing page `sea/tide.md`, expected an existing page"\n  old/reef: sea/reff.md\n~           ^^^^^^^^^^^ redirect-target "such as `sea/reef.md`"\n  coral: reef.md\n~        ^^^^^^^ redirect-target "such as `sea/reef.md`"\n  bay:\n~ @5:7 redirect-target "without target"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': summary,
        'sea/reef.md': '# Reef\n',
      },
      fixedUnsafely: {
        '.gitbook.yaml':
          'redirects:\n  tide: sea/tide.md\n  old/reef: sea/reef.md\n  coral: sea/reef.md\n  bay:\n',
      },
    },
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  coral: Sea/reef.md\n~        ^^^^^^^^^^^ redirect-target "another case"\n  corals: sea/reef\n~         ^^^^^^^^ redirect-target "expected its file `sea/reef.md`"\n  map: https://example.org/map\n~      ^^^^^^^^^^^^^^^^^^^^^^^ redirect-target "expected a page of this space"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': summary,
        'sea/reef.md': '# Reef\n',
      },
      fixed: {
        '.gitbook.yaml':
          'redirects:\n  coral: sea/reef.md\n  corals: sea/reef.md\n  map: https://example.org/map\n',
      },
    },
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  coral: sea/reef.md\n  start: README.md\n  part: sea/reef.md#corals\n  map: .gitbook/assets/map.pdf\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': summary,
        'sea/reef.md': '# Reef\n',
        '.gitbook/assets/map.pdf': '',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'redirects:\n  coral: /sea/reef.md\n  first: second\n  second: sea/reef.md\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': summary,
        'sea/reef.md': '# Reef\n',
      },
      reason: 'The slash and the chain are matters of other rules',
    },
    {
      files: {
        '.gitbook.yaml':
          'redirects:\n  old: sea.md\n~      ^^^^^^ redirect-target "such as `sea/README.md`"\n  reef: sea/reef.md\n~       ^^^^^^^^^^^ redirect-target "unlisted page `sea/reef.md`"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n* [Sea](sea/README.md)\n',
        'sea/README.md': '# Sea\n',
        'sea/reef.md': '# Reef\n',
      },
      reason: 'A page that got pages below it lies in a folder now; what is not listed is not published',
    },
  ],
  check({file, index, report}) {
    for (const redirect of file.config.redirects) {
      const found = nextRedirect(index, redirect) === undefined ? judge(index, redirect) : undefined
      if (found) report(found)
    }
  },
})

const note = 'Readers get "page not found"'

function judge(index: SpaceIndex, redirect: Redirect): Report | undefined {
  const resolution = resolveTarget(index, redirect)
  if (resolution === undefined) {
    return {
      range: redirect.toRange,
      message: `Unexpected redirect of ${code(redirect.from)} without target, expected the path of a page`,
      note,
    }
  }
  const range = targetPathRange(redirect)
  return isFound(resolution)
    ? judgeFound(index, resolution, range)
    : judgeLost(index, resolution, redirect, range)
}

function judgeFound({navigation}: SpaceIndex, {kind, path, form}: Found, range: Range): Report | undefined {
  if (form !== 'file' && form !== 'redirect') {
    return {
      range,
      message: `Unexpected redirect to a page without its file name, expected its file ${pathCode(path, 28)}`,
      note: 'GitBook looks for a file of the name that is written',
      severity: 'warning',
      ...replacement(path, range),
    }
  }
  if (kind !== 'page' || navigation === undefined || navigation.lists(path)) return undefined
  return {
    range,
    message: `Unexpected redirect to unlisted page ${pathCode(path, 30)}, expected one that the table of contents lists`,
    note: 'A page that is not listed is not published',
    severity: 'warning',
  }
}

function judgeLost(
  index: SpaceIndex,
  resolution: Resolution,
  {to = ''}: Redirect,
  range: Range,
): Report | undefined {
  switch (resolution.kind) {
    case 'missing': {
      const near = otherForm(index, resolution.path) ?? resolution.sameName ?? resolution.nearest
      return {
        range,
        message: missingMessage(resolution.path, near),
        note,
        ...(near !== undefined && replacement(near, range, 'unsafe')),
      }
    }
    case 'wrong-case':
      return {
        ...misspelt(resolution.actual, 'in another case', range),
        ...replacement(resolution.actual, range, isSoleChoice(resolution) ? 'safe' : 'unsafe'),
      }
    case 'wrong-normalisation':
      return {
        ...misspelt(resolution.actual, 'in another Unicode form', range),
        ...replacement(resolution.actual, range),
      }
    case 'wrong-depth':
      return {
        ...misspelt(resolution.actual, 'at another depth', range),
        ...replacement(resolution.actual, range, isSoleChoice(resolution) ? 'safe' : 'unsafe'),
      }
    case 'folder-without-readme':
      return {
        range,
        message: `Unexpected redirect to folder ${code(resolution.path)} without README, expected a page`,
        note,
      }
    case 'outside':
    case 'other-space':
      return {
        range,
        message: `Unexpected redirect out of the space, to ${code(to)}, expected a page of this space`,
        note,
      }
    case 'address':
      return {
        range,
        message: `Unexpected redirect to the address ${code(to)}, expected a page of this space`,
        note: 'In `.gitbook.yaml`, GitBook looks for a file of that name; redirects of the site take addresses',
        severity: 'warning',
      }
    default:
      return undefined
  }
}

function missingMessage(path: string, near: string | undefined): string {
  if (near === undefined)
    return `Unexpected redirect to missing page ${pathCode(path, 50)}, expected an existing page`
  const [written, meant] = codesApart(path, near, 53)
  return `Unexpected redirect to missing page ${written}, expected a page such as ${meant}`
}

/** The README of a folder that was a page, or the page that was such a README. */
function otherForm({lookup}: SpaceIndex, path: string): string | undefined {
  const readme = /^(.+)\/readme\.md$/i.exec(path)?.[1]
  const other = readme === undefined ? path.replace(/\.md$/i, '/README.md') : `${readme}.md`
  return other !== path && lookup.file(other) ? other : undefined
}

const misspelt = (actual: string, how: string, range: Range): Report => ({
  range,
  message: `Unexpected redirect to a page that is written ${how}, expected ${pathCode(actual, 35)}`,
  note,
})

function replacement(
  path: string,
  range: Range,
  safety: Fix['safety'] = 'safe',
): Pick<Report, 'expected' | 'fix'> | undefined {
  // A name that plain YAML would read otherwise is left to the author.
  if (/^[^\w.]|[:#"'\\]\s?|\s$/.test(path)) return undefined
  return {expected: [path], fix: {title: `Replace by \`${path}\``, safety, edits: [{range, text: path}]}}
}
