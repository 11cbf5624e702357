import {describe, expect, test} from 'vitest'
import type {Edit} from '../../src/core/finding.ts'
import type {Navigation} from '../../src/project/navigation.ts'
import {addEntry, removeEntry} from '../../src/project/summary-edits.ts'
import {indexOf} from './load-files.ts'

const pages = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, `# ${path}\n`]))

const apply = (text: string, edit: Edit | undefined) =>
  edit && text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end)

async function withAdded(summary: string, path: string, title = 'Fins') {
  const index = await indexOf({
    'SUMMARY.md': summary,
    ...pages('README.md', 'nets.md', 'fish/README.md', 'fish/cod.md', 'fish/eel.md', 'fish/deep/ray.md'),
    [path]: `# ${title}\n`,
  })
  return apply(summary, addEntry(index, path))
}

async function without(summary: string, at: number) {
  const {navigation} = await indexOf({'SUMMARY.md': summary, ...pages('README.md', 'nets.md', 'cod.md')})
  return apply(summary, removeEntry(navigation as Navigation, at))
}

describe('an unlisted page is added', () => {
  test('as last child of the page of its folder', async () => {
    expect(
      await withAdded(
        '# T\n\n* [Fish](fish/README.md)\n  * [Cod](fish/cod.md)\n* [Nets](nets.md)\n',
        'fish/fin.md',
      ),
    ).toBe(
      '# T\n\n* [Fish](fish/README.md)\n  * [Cod](fish/cod.md)\n  * [Fins](fish/fin.md)\n* [Nets](nets.md)\n',
    )
  })

  test('as first child where the page of its folder has none', async () => {
    expect(await withAdded('# T\n\n- [Fish](fish/README.md)\n- [Nets](nets.md)', 'fish/fin.md')).toBe(
      '# T\n\n- [Fish](fish/README.md)\n  - [Fins](fish/fin.md)\n- [Nets](nets.md)',
    )
  })

  test('behind its neighbours, and behind all that stands below them', async () => {
    expect(
      await withAdded(
        '# T\n\n## Sea\n\n* [Cod](fish/cod.md)\n  * [Ray](fish/deep/ray.md)\n\n## Gear\n\n* [Nets](nets.md)\n',
        'fish/fin.md',
      ),
    ).toBe(
      '# T\n\n## Sea\n\n* [Cod](fish/cod.md)\n  * [Ray](fish/deep/ray.md)\n* [Fins](fish/fin.md)\n\n## Gear\n\n* [Nets](nets.md)\n',
    )
  })

  test('near what stands in the folder above, when its own folder is not listed', async () => {
    expect(await withAdded('# T\n\n* [Cod](fish/cod.md)\n* [Nets](nets.md)\n', 'fish/deep/fin.md')).toBe(
      '# T\n\n* [Cod](fish/cod.md)\n* [Fins](fish/deep/fin.md)\n* [Nets](nets.md)\n',
    )
  })

  test('at the end when nothing is near', async () => {
    expect(
      await withAdded('# T\n\n* [Fish](fish/README.md)\n  * [Cod](fish/cod.md)\n', 'birds/tern.md'),
    ).toBe('# T\n\n* [Fish](fish/README.md)\n  * [Cod](fish/cod.md)\n* [Fins](birds/tern.md)\n')
  })

  test('with the line endings of the file, a label that is text, and a path that is one destination', async () => {
    expect(await withAdded('# T\r\n\r\n* [Nets](nets.md)\r\n', 'long fin.md', 'Fins [of *rays*]')).toBe(
      '# T\r\n\r\n* [Nets](nets.md)\r\n* [Fins \\[of rays\\]](long%20fin.md)\r\n',
    )
  })

  test('not to a table of contents without entries', async () => {
    expect(await withAdded('# T\n', 'fin.md')).toBe(undefined)
  })
})

describe('an entry is removed', () => {
  const summary =
    '# T\n\n* [Home](README.md)\n* [Nets](nets.md)\n  * [Cod](cod.md)\n\n## More\n\n* [Nets](nets.md)\n'

  test('with its whole line', async () => {
    expect(await without(summary, 2)).toBe(
      '# T\n\n* [Home](README.md)\n* [Nets](nets.md)\n\n## More\n\n* [Nets](nets.md)\n',
    )
    expect(await without(summary, 0)).toBe(
      '# T\n\n* [Nets](nets.md)\n  * [Cod](cod.md)\n\n## More\n\n* [Nets](nets.md)\n',
    )
  })

  test('not when others stand below it', async () => {
    expect(await without(summary, 1)).toBe(undefined)
  })

  test('not when it is the only one of its group', async () => {
    expect(await without(summary, 3)).toBe(undefined)
  })
})
