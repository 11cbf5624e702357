import slugify from '@sindresorhus/slugify'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {anchorMatches, asciiSlug, headingSlugs, isAnchorId} from '../../src/gitbook/slug.ts'

const slugsOf = (text: string) => headingSlugs(text).slugs

const ascii = fc.string({unit: fc.integer({min: 0, max: 127}).map((code) => String.fromCharCode(code))})
const words = fc
  .array(fc.stringMatching(/^[A-Za-z][A-Za-z\d]{0,8}$/), {minLength: 1, maxLength: 5})
  .map((list) => list.join(' '))

describe('the automatic ids of a heading', () => {
  test('join lower-case words', () => {
    expect(slugsOf('Getting started')).toEqual(['getting-started'])
    expect(slugsOf('GitHub & GitLab')).toEqual(['github-and-gitlab'])
    expect(slugsOf('Import / export (beta)')).toEqual(['import-export-beta'])
  })

  test('keep or replace dots and underscores', () => {
    expect(slugsOf('Set max_size in app.yaml')).toEqual(
      expect.arrayContaining([
        'set-max_size-in-app.yaml',
        'set-max-size-in-app-yaml',
        'set-max_size-in-app-yaml',
      ]),
    )
    expect(slugsOf('More…')).toEqual(expect.arrayContaining(['more', 'more...']))
  })

  test('begin with `id-` before a digit; the bare form is one of older versions', () => {
    const {slugs, older} = headingSlugs('2. Install')
    expect(slugs).toEqual(['id-2-install', 'id-2.-install'])
    expect(older).toEqual(['2-install', '2.-install'])
  })

  test('spell the word `ad` in two parts, but no word that holds it', () => {
    expect(slugsOf('Azure AD')).toEqual(['azure-ad', 'azure-a-d'])
    expect(slugsOf('Ad-hoc roles')).toContain('a-d-hoc-roles')
    expect(slugsOf('Read ads')).toEqual(['read-ads'])
  })

  test('may part a plural of capitals', () => {
    expect(slugsOf('List of APIs')).toEqual(['list-of-apis', 'list-of-api-s'])
  })

  test('drop apostrophes or make them separators', () => {
    expect(slugsOf('Your site’s name')).toEqual(
      expect.arrayContaining(['your-site-s-name', 'your-sites-name']),
    )
    expect(slugsOf("Your site's name")).toContain('your-sites-name')
    expect(slugsOf('L’équipe')).toEqual(expect.arrayContaining(['l-equipe', 'lequipe']))
  })

  test('leave emoji and shortcodes out', () => {
    expect(slugsOf('🚀 Launch')).toEqual(['launch'])
    expect(slugsOf(':rocket: Launch')).toContain('launch')
    expect(slugsOf('Opens at 10:30:00')).toEqual(['opens-at-10-30-00'])
  })

  test('leave invisible characters out', () => {
    expect(slugsOf('\u200bSetup\ufeff')).toContain('setup')
  })

  test('write accents and umlauts in ASCII', () => {
    expect(slugsOf('Résumé à jour')).toEqual(['resume-a-jour'])
    expect(slugsOf('Über Größen')).toEqual(expect.arrayContaining(['ueber-groessen', 'uber-grossen']))
  })

  test('read composed and decomposed accents alike', () => {
    expect(slugsOf('Cafe\u0301')).toEqual(slugsOf('Caf\u00e9'))
  })

  test.each([
    '快速开始',
    'はじめに',
    '시작하기',
    'เริ่มต้น',
    'البداية',
    'התחלה',
    'शुरुआत',
    'Введение',
    'API 参考',
  ])('are not predicted for %s', (text) => {
    expect(headingSlugs(text)).toEqual({slugs: [], older: [], unpredictable: true})
  })

  test('are none for a heading without letters and digits', () => {
    expect(headingSlugs(' ')).toEqual({slugs: [], older: [], unpredictable: false})
    expect(headingSlugs('🎉')).toEqual({slugs: [], older: [], unpredictable: false})
  })

  test('are what the library makes of plain words', () => {
    fc.assert(
      fc.property(words, (text) => {
        const {slugs} = headingSlugs(text)
        expect(slugs).toContain(slugify(text, {decamelize: false}))
      }),
    )
  })

  test('are what the library makes of any ASCII text', () => {
    fc.assert(
      fc.property(ascii, (text) => {
        expect(asciiSlug(text)).toBe(slugify(text, {decamelize: false}))
      }),
      {numRuns: 1000},
    )
  })

  test('are distinct ids that the document model accepts, for any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        const {slugs, older} = headingSlugs(text)
        expect([...slugs, ...older].filter((slug) => !isAnchorId(slug))).toEqual([])
        expect(new Set(slugs).size).toBe(slugs.length)
      }),
    )
  })
})

describe('a fragment', () => {
  test('matches a heading and its repetitions', () => {
    expect(anchorMatches('example', 'example')).toBe(true)
    expect(anchorMatches('example-1', 'example')).toBe(true)
    expect(anchorMatches('example-12', 'example')).toBe(true)
  })

  test('matches nothing longer, shorter or empty', () => {
    expect(anchorMatches('example-0', 'example')).toBe(false)
    expect(anchorMatches('example-a', 'example')).toBe(false)
    expect(anchorMatches('examples', 'example')).toBe(false)
    expect(anchorMatches('exam', 'example')).toBe(false)
    expect(anchorMatches('-1', '')).toBe(false)
  })
})

test('an anchor id has lower-case ASCII letters, digits and four marks', () => {
  expect(['a', 'a-b_c.d+e', '1'].every(isAnchorId)).toBe(true)
  expect(['', 'A', 'é', 'a b', 'a/b'].some(isAnchorId)).toBe(false)
})
