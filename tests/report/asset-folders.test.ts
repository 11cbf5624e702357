import {describe, expect, it} from 'vitest'
import {foldAssets, formatBytes} from '../../src/report/asset-folders.ts'
import {prettyReport} from '../../src/report/pretty.ts'
import {findingAt, inputOf} from './example-input.ts'

const unused = (name: string) =>
  findingAt('', '', {
    path: `docs/.gitbook/assets/${name}`,
    rule: 'no-unused-asset',
    severity: 'info',
    message: `Unexpected unused file \`${name}\`, expected a page that uses it`,
    note: 'No page uses the file',
  })

const sizes: Readonly<Record<string, number>> = {'a.png': 10, 'b.png': 2_100_000, 'c.png': 400, 'd.png': 90}
const inputFor = (...names: readonly string[]) => ({
  ...inputOf([findingAt('# Lake\n', 'Lake', {path: 'docs/lake.md'}), ...names.map(unused)]),
  asset: (path: string) => {
    const bytes = sizes[path.slice(path.lastIndexOf('/') + 1)]
    return bytes === undefined ? undefined : {bytes}
  },
})

describe('findings about assets', () => {
  it('are folded by folder and rule, the largest first', () => {
    const {folders, rest} = foldAssets(inputFor('a.png', 'b.png', 'c.png'))
    expect(folders).toMatchObject([
      {folder: 'docs/.gitbook/assets/', rule: 'no-unused-asset', bytes: 2_100_410},
    ])
    expect(folders[0]?.files.map(({name}) => name)).toEqual(['b.png', 'c.png', 'a.png'])
    expect(rest.map(({path}) => path)).toEqual(['docs/lake.md'])
  })

  it('stay single where there are few', () => {
    expect(foldAssets(inputFor('a.png', 'b.png')).folders).toEqual([])
  })

  it('take few lines of a terminal', () => {
    expect(prettyReport(inputFor('a.png', 'b.png', 'c.png', 'd.png'))).toMatchInlineSnapshot(`
      "docs/lake.md
        1:3 warning Unexpected \`Lake\` [hint-style]

      docs/.gitbook/assets/
        info 4 files, 2.1 MB [no-unused-asset]
           No page uses the file
           b.png, c.png, d.png and 1 more

      1 warning and 4 infos in 12 pages of 1 space
        4 no-unused-asset
        1 hint-style
      "
    `)
  })
})

it('sizes are told in decimal units', () => {
  expect([0, 1, 999, 1000, 123_456, 2_100_000, 5e12].map(formatBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '123 kB',
    '2.1 MB',
    '5000 GB',
  ])
})
