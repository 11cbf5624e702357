/** Space rule: API blocks show an operation that stands in a file of the space. Addresses are not fetched. */
import type {FixSafety, Report} from '../src/core/finding.ts'
import {nearest} from '../src/core/nearest.ts'
import type {Range} from '../src/core/range.ts'
import {fixed, pathCode} from '../src/lint/lost-target.ts'
import {defineSpaceRule} from '../src/lint/space-rule.ts'
import {code, codesApart, firstWords, oneOf} from '../src/lint/wording.ts'
import type {OpenApiUse, PageFacts} from '../src/page/facts.ts'
import {isFound, isSoleChoice, type Resolution} from '../src/project/resolution.ts'
import {resolve} from '../src/project/resolve.ts'
import type {SpaceIndex} from '../src/project/space-index.ts'
import type {Specification} from '../src/project/specification.ts'

const space = {
  'SUMMARY.md': '# Contents\n\n* [Bay](README.md)\n',
  '.gitbook/assets/tides.yaml':
    'openapi: 3.1.0\ninfo:\n  title: Tides\n  version: "1"\npaths:\n  /tides:\n    get: {}\n    post: {}\n  /tides/{id}:\n    $ref: tide.yaml\n',
}

const block = (src: string, path: string, method: string): string =>
  `# Bay\n\n{% openapi src="${src}" path="${path}" method="${method}" %}\n`
const end = '[tides](.gitbook/assets/tides.yaml)\n{% endopenapi %}\n'

export const openapiSource = defineSpaceRule({
  id: 'openapi-source',
  summary: 'API blocks show an operation of an OpenAPI file that exists',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fix: 'sometimes',
  why: 'Where the file, the path or the method is not there, readers see no API at all.',
  inEditor: 'Delete the block, and insert the operation again from a specification.',
  afterExport: {fate: 'stays', source: 'GitBook writes path and method as the specification has them'},
  sources: ['GitBook documentation, OpenAPI', 'OpenAPI Specification 3.1: paths and their methods'],
  owners: ['page', 'include'],
  examples: [
    {
      files: {
        ...space,
        'README.md': `${block('.gitbook/assets/tide.yaml', '/tides', 'get')}~               ^^^^^^^^^^^^^^^^^^^^^^^^^ openapi-source "such as \`.gitbook/assets/tides.yaml\`"\n${end}`,
      },
    },
    {
      files: {
        ...space,
        'README.md': `${block('.gitbook/assets/Tides.yaml', '/tides', 'get')}~               ^^^^^^^^^^^^^^^^^^^^^^^^^^ openapi-source "expected"\n${end}`,
      },
      fixed: {'README.md': `${block('.gitbook/assets/tides.yaml', '/tides', 'get')}${end}`},
    },
    {
      files: {
        ...space,
        'README.md': `${block('.gitbook/assets/tides.yaml', '/tide', 'get')}~                                                 ^^^^^ openapi-source "expected \`/tides\`"\n${end}`,
      },
      fixedUnsafely: {
        'README.md':
          '# Bay\n\n{% openapi src=".gitbook/assets/tides.yaml" path="/tides" method="get" %}\n[tides](.gitbook/assets/tides.yaml)\n{% endopenapi %}\n',
      },
    },
    {
      files: {
        ...space,
        'README.md': `${block('.gitbook/assets/tides.yaml', '/tides', 'delete')}~                                                                 ^^^^^^ openapi-source "expected \`get\` or \`post\`"\n${end}`,
      },
    },
    {
      files: {
        ...space,
        '.gitbook/assets/tides.yaml': 'openapi: [3\n',
        'README.md': `${block('.gitbook/assets/tides.yaml', '/tides', 'get')}~               ^^^^^^^^^^^^^^^^^^^^^^^^^^ openapi-source "Unexpected error in line 2 of"\n${end}`,
      },
    },
    {
      files: {
        ...space,
        'README.md': `${block('.gitbook/assets/tides.yaml', '/tides', 'POST')}${end}\n{% openapi src="https://example.org/api.json" path="/x" method="get" %}\n{% endopenapi %}\n`,
      },
      reason: 'Methods in capitals are methods; addresses are not fetched',
    },
    {
      files: {...space, 'README.md': `${block('.gitbook/assets/tides.yaml', '/tides/{id}', 'put')}${end}`},
      reason: 'The operations of this path are kept in another file',
    },
  ],
  check({file: {path, facts}, index, report}) {
    const dead = new Set<string>()
    for (const use of facts.openApi) {
      if (use.src === undefined || use.src.trim() === '') continue
      const resolution = resolve(index, path, use.src)
      const wrongFile = fileReport(use, facts, resolution, index)
      if (wrongFile) {
        if (!dead.has(use.src)) report(wrongFile)
        dead.add(use.src)
        continue
      }
      const specification = isFound(resolution) ? index.specifications.get(resolution.path) : undefined
      const found = specification && operationReport(use, facts, specification)
      if (found) report(found)
    }
  },
})

const note = 'Readers see no API in its place'

/** The value of an attribute in the source, or the name of the tag where there is none. */
function rangeOf({block: at}: OpenApiUse, facts: PageFacts, name: string): Range {
  const open = facts.blocks[at]?.open
  const attribute = open?.attributes.find((each) => each.name === name)
  return attribute?.valueRange ?? attribute?.range ?? open?.nameRange ?? {start: 0, end: 0}
}

function fileReport(
  use: OpenApiUse,
  facts: PageFacts,
  resolution: Resolution,
  index: SpaceIndex,
): Report | undefined {
  const range = rangeOf(use, facts, 'src')
  const src = pathCode(use.src ?? '', 36)
  if (isFound(resolution)) {
    const specification = index.specifications.get(resolution.path)
    if (specification?.kind === 'syntax') {
      const {message, line} = specification
      const place = line === undefined ? '' : ` in line ${line}`
      return {
        range,
        message: `Unexpected error${place} of ${pathCode(use.src ?? '', 28)}, expected YAML or JSON: ${firstWords(message, 34)}`,
        note: `${note}: ${message}`,
      }
    }
    if (specification?.kind === 'unread' && specification.reason === 'not-utf8') {
      return {
        range,
        message: `Unexpected bytes that are not UTF-8 in ${pathCode(use.src ?? '', 48)}, expected YAML or JSON`,
        note,
      }
    }
    if (specification?.kind === 'other' || resolution.kind === 'page' || resolution.kind === 'include') {
      return {
        range,
        message: `Unexpected file ${src} without \`paths\`, expected an OpenAPI specification`,
        note,
      }
    }
    return undefined
  }
  switch (resolution.kind) {
    case 'missing': {
      const near = resolution.sameName ?? resolution.nearest
      if (near === undefined)
        return {range, message: `Unexpected missing file ${src}, expected an existing file`, note}
      const [written, meant] = codesApart(use.src ?? '', near, 68)
      return {
        range,
        message: `Unexpected missing file ${written}, expected a file such as ${meant}`,
        note,
        ...fixedSource(index, facts, range, near, 'unsafe'),
      }
    }
    case 'wrong-case':
    case 'wrong-normalisation':
    case 'wrong-depth':
      return {
        range,
        message: misspelt(use.src ?? '', resolution.actual),
        note,
        ...fixedSource(index, facts, range, resolution.actual, isSoleChoice(resolution) ? 'safe' : 'unsafe'),
      }
    case 'outside':
    case 'other-space':
      return {range, message: `Unexpected file ${src} outside the space, expected one in it`, note}
    case 'folder-without-readme':
      return {range, message: `Unexpected folder ${src}, expected an OpenAPI file`, note}
    default:
      return undefined
  }
}

function fixedSource(
  index: SpaceIndex,
  {path}: PageFacts,
  {start}: Range,
  to: string,
  safety: FixSafety,
): Pick<Report, 'expected' | 'fix'> {
  const one = index.links.from(path).find(({target}) => target.hrefRange.start === start)
  return one ? fixed(index, one, to, safety) : {}
}

function misspelt(src: string, actual: string): string {
  const [written, meant] = codesApart(src, actual, 80)
  return `Unexpected missing file ${written}, expected ${meant}`
}

function operationReport(
  use: OpenApiUse,
  facts: PageFacts,
  specification: Specification,
): Report | undefined {
  if (specification.kind !== 'operations' || !use.path) return undefined
  const {paths} = specification
  if (!paths.has(use.path)) {
    const near = nearest(use.path, paths.keys())
    const [written, meant] =
      near === undefined
        ? [code(use.path), `a path of ${pathCode(use.src ?? '', 40)}`]
        : codesApart(use.path, near)
    return {
      range: rangeOf(use, facts, 'path'),
      message: `Unexpected path ${written}, expected ${meant}`,
      note,
      ...(near !== undefined && replacement(near, rangeOf(use, facts, 'path'))),
    }
  }
  const methods = paths.get(use.path)
  if (!use.method || methods === undefined || methods.includes(use.method.trim().toLowerCase()))
    return undefined
  return {
    range: rangeOf(use, facts, 'method'),
    message: `Unexpected method ${code(use.method)} of ${code(use.path)}, expected ${methods.length === 0 ? 'a path with methods' : oneOf(methods)}`,
    note,
  }
}

const replacement = (text: string, range: Range): Pick<Report, 'expected' | 'fix'> => ({
  expected: [text],
  fix: {title: `Replace by \`${text}\``, safety: 'unsafe', edits: [{range, text}]},
})
