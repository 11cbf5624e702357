/** Space rule: the paths that `.gitbook.yaml` names as root, README and table of contents exist. */
import type {Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import {type Range, slice} from '../src/core/range.ts'
import {pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, codesApart} from '../src/lint/wording.ts'
import {joinPath, leaves, nameOf} from '../src/project/paths.ts'
import type {ConfiguredPath} from '../src/project/space-config.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'
import {unwalkedReason} from '../src/project/walk.ts'

export const configPath = defineSpaceRule({
  id: 'config-path',
  summary: 'The root, README and table of contents that `.gitbook.yaml` names exist',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Without the root the space is empty; without the table of contents GitBook makes one up from the folders, and your order is gone.',
  inEditor: 'in Git only',
  afterExport: {fate: 'stays', source: 'GitBook does not write the paths of `.gitbook.yaml`'},
  sources: ['GitBook documentation, Content configuration: paths are relative to `root`'],
  owners: ['config'],
  examples: [
    {
      files: {
        '.gitbook.yaml':
          'structure:\n  readme: START.md\n~         ^^^^^^^^ config-path "Unexpected missing file `START.md`"\n  summary: sumary.md\n~          ^^^^^^^^^ config-path "such as `SUMMARY.md`"\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      fixedUnsafely: {'.gitbook.yaml': 'structure:\n  readme: START.md\n  summary: SUMMARY.md\n'},
    },
    {
      files: {
        '.gitbook.yaml': 'structure:\n  summary: Summary.md\n~          ^^^^^^^^^^ config-path\n',
        'README.md': '# Bay\n',
        'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      fixed: {'.gitbook.yaml': 'structure:\n  summary: SUMMARY.md\n'},
    },
    {
      files: {
        '.gitbook.yaml':
          'root: ./dcos\n~     ^^^^^^ config-path "expected an existing folder such as `docs`"\n',
        'docs/README.md': '# Bay\n',
        'docs/SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
      },
    },
    {
      files: {
        '.gitbook.yaml':
          'root: ./docs/\n\nstructure:\n  summary: docs/nav.md\n~          ^^^^^^^^^^^ config-path "expected `nav.md`, since paths are relative to the root"\n',
        'docs/README.md': '# Bay\n',
        'docs/nav.md': '# Contents\n\n* [Bay](README.md)\n',
      },
      fixed: {'.gitbook.yaml': 'root: ./docs/\n\nstructure:\n  summary: nav.md\n'},
    },
    {
      files: {
        '.gitbook.yaml': 'structure:\n  readme: ./START.md\n  summary: nav/SUMMARY.md\n',
        'START.md': '# Bay\n',
        'nav/SUMMARY.md': '# Contents\n\n* [Bay](../START.md)\n',
      },
    },
    {
      files: {
        '.gitbook.yaml': 'root: ./docs/\n\nstructure:\n  readme: README.md\n',
        'docs/README.md': '# Bay\n',
      },
      reason: 'Paths are relative to the root; without table of contents GitBook takes the folders',
    },
  ],
  check({file, index, report}) {
    const {root, readme, summary} = file.config
    const outside = file.config.problems.find(({kind}) => kind === 'root-outside')
    if (outside) {
      report({
        range: outside.range,
        message: `Unexpected root ${code(outside.found)} above the folder of \`.gitbook.yaml\`, expected a folder below it`,
        note: 'GitBook reads the folder of the space only',
        severity: 'warning',
      })
      return
    }
    const missingRoot = rootReport(index, root)
    if (missingRoot) {
      report(missingRoot)
      return
    }
    for (const [key, path] of [
      ['readme', readme],
      ['summary', summary],
    ] as const) {
      const found = fileReport(index, key, path, file.yaml.text)
      if (found) report(found)
    }
  },
})

function rootReport(
  {space: {root, repository}}: SpaceIndex,
  {path, written}: ConfiguredPath,
): Report | undefined {
  if (!written || path === '' || repository.folders.has(root) || unwalkedReason(repository, root))
    return undefined
  const near = nearest(root, repository.folders)
  const own = near === undefined ? undefined : path.slice(0, path.length - root.length) + near
  const isFile = repository.files.has(root)
  return {
    range: written.range,
    message: isFile
      ? `Unexpected file ${code(path)} as root, expected a folder`
      : `Unexpected missing folder ${code(path)} as root, expected an existing folder${own === undefined ? '' : ` such as ${code(own)}`}`,
    note: 'GitBook finds no page: the space is empty',
  }
}

const notes = {
  readme: 'GitBook finds no first page',
  summary: 'GitBook makes a table of contents from the folders',
}

function fileReport(
  {lookup, space}: SpaceIndex,
  key: 'readme' | 'summary',
  {path, written}: ConfiguredPath,
  text: string,
): Report | undefined {
  if (!written || lookup.file(path)) return undefined
  const own = joinPath(space.root, path)
  if (!leaves(own) && unwalkedReason(space.repository, own)) return undefined
  if (lookup.isFolder(path)) {
    return {
      range: written.range,
      message: `Unexpected folder ${code(path)} as ${key}, expected a file`,
      note: notes[key],
    }
  }
  const repeated = withoutRoot(path, space.root)
  const repeats = repeated !== undefined && lookup.file(repeated) !== undefined
  const near = repeats ? repeated : similar(path, lookup)
  const [shown, meant] =
    near === undefined ? [pathCode(path), 'an existing file'] : codesApart(path, near, repeats ? 46 : 58)
  return {
    range: written.range,
    message: repeats
      ? `Unexpected root in ${shown}, expected ${meant}, since paths are relative to the root`
      : `Unexpected missing file ${shown}, expected ${near === undefined ? '' : 'an existing file such as '}${meant}`,
    note: notes[key],
    ...(near !== undefined &&
      replacement(near, written.range, repeats || isOtherCase(path, near, lookup), text)),
  }
}

/** Whether a file differs by its letters' case alone, and no other one does. */
const isOtherCase = (path: string, near: string, {byCase}: SpaceIndex['lookup']): boolean =>
  byCase(path).length === 1 && byCase(path)[0] === near

/** `docs/SUMMARY.md` in a space whose root is `docs`, or `guide/docs`. */
function withoutRoot(path: string, root: string): string | undefined {
  const parts = root === '' ? [] : root.split('/')
  const own = parts.findIndex((_, at) => path.startsWith(`${parts.slice(at).join('/')}/`))
  return own < 0 ? undefined : path.slice(parts.slice(own).join('/').length + 1)
}

function similar(path: string, {byCase, byName, inFolder}: SpaceIndex['lookup']): string | undefined {
  const named = byName(nameOf(path))
  const folder = path.slice(0, -nameOf(path).length).replace(/\/$/, '')
  return byCase(path)[0] ?? (named.length === 1 ? named[0] : undefined) ?? nearest(path, inFolder(folder))
}

const replacement = (
  path: string,
  range: Range,
  isSure: boolean,
  text: string,
): Pick<Report, 'expected' | 'fix'> => ({
  expected: [path],
  fix: {
    title: `Replace \`${slice(text, range).slice(0, 40)}\` by \`${path}\``,
    safety: isSure ? 'safe' : 'unsafe',
    edits: [{range, text: path}],
  },
})
