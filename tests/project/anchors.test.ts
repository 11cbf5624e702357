import {describe, expect, test} from 'vitest'
import {headingFor, headingIds, resolveAnchor} from '../../src/project/anchors.ts'
import {indexOf} from './load-files.ts'

const anchor = async (text: string, fragment: string) =>
  resolveAnchor(await indexOf({'SUMMARY.md': '', 'a.md': text}), 'a.md', fragment)

const text = `# Title

## Set up

## Set up

## 1. Limits & quotas

## Kept <a href="#old-name" id="old-name"></a>

## Both <a id="older"></a>

<details><summary>More to read</summary>

x

</details>

{% tabs %}
{% tab title="On Linux" %}
x
{% endtab %}
{% endtabs %}
`

describe('a fragment leads somewhere', () => {
  test.each([
    [''],
    ['title'],
    ['set-up'],
    ['set-up-1'],
    ['id-1.-limits-and-quotas'],
    ['id-1-limits-and-quotas'],
    ['old-name'],
    ['older'],
    ['both'],
    ['more-to-read'],
    ['on-linux'],
    ['set%2Dup'],
    ['user-content-fn-1'],
    [':~:text=Set'],
  ])('#%s', async (fragment) => {
    expect(await anchor(text, fragment)).toEqual({kind: 'ok'})
  })
})

describe('a fragment leads nowhere', () => {
  test.each([
    ['set-up-2', 'set-up', false],
    ['Set-up', 'set-up', true],
    ['-set-up', 'set-up', false],
    ['kept', undefined, false],
    ['2-limits-and-quotas', 'id-1-limits-and-quotas', false],
    ['something-else', undefined, false],
  ])('#%s', async (fragment, nearest, caseOnly) => {
    expect(await anchor(text, fragment)).toEqual({
      kind: 'missing',
      ...(nearest === undefined ? {} : {nearest}),
      caseOnly,
    })
  })
})

describe('nothing can be said of a fragment', () => {
  test.each([
    ['beside a heading whose script is not known', '# A\n\n## 简介\n'],
    ['beside an include', '# A\n\n{% include ".gitbook/includes/x.md" %}\n'],
    ['beside an API block', '# A\n\n{% openapi src="a.yaml" path="/x" method="get" %}\n{% endopenapi %}\n'],
  ])('%s', async (_, given) => {
    expect(await anchor(given, 'gone')).toEqual({kind: 'unknown'})
  })

  test('but what is there is found all the same', async () => {
    expect(await anchor('# A\n\n## 简介\n\n## Known\n', 'known')).toEqual({kind: 'ok'})
  })

  test('of a page that was not read', async () => {
    expect(resolveAnchor({facts: new Map()}, 'a.md', 'x')).toEqual({kind: 'unknown'})
  })
})

describe('of headings with one title', () => {
  const factsOf = async (given: string) => {
    const facts = (await indexOf({'SUMMARY.md': '', 'a.md': given})).facts.get('a.md')
    if (!facts) throw new Error('not read')
    return facts
  }
  const replaced = '# A\n\n## Setup <a href="#install" id="install"></a>\n\n## Setup\n'
  const beside = '# A\n\n## Setup <a id="install"></a>\n\n## Setup\n'
  const twice = '# A\n\n## Setup\n\n## Setup\n\n## Setup 2\n'

  test.each([
    [replaced, 'setup', 2],
    [replaced, 'install', 1],
    [replaced, 'setup-1', -1],
    [beside, 'setup', 1],
    [beside, 'setup-1', 2],
    [twice, 'setup', 1],
    [twice, 'setup-1', 2],
    [twice, 'setup%2D1', 2],
    [twice, 'setup-2', 3],
    [twice, 'setup-5', -1],
    ['# A\n\n<a id="setup"></a>\n\n## Setup\n', 'setup', -1],
  ])('%j has the one that #%s means', async (given, fragment, at) => {
    const facts = await factsOf(given)
    const found = headingFor(facts, fragment)
    expect(facts.headings.map((each) => each === found).indexOf(true)).toBe(at)
  })

  test.each([
    [replaced, ['a', undefined, 'setup']],
    [beside, ['a', 'setup', 'setup-1']],
    [twice, ['a', 'setup', 'setup-1', 'setup-2']],
    ['# A\n\n## Setup 1\n\n## Setup\n\n## Setup\n', ['a', 'setup-1', 'setup', undefined]],
    ['# A\n\n<a id="setup"></a>\n\n## Setup\n', ['a', undefined]],
  ])('%j gives each an id that leads to it alone', async (given, ids) => {
    const facts = await factsOf(given)
    const all = headingIds(facts)
    expect(facts.headings.map((heading) => all.get(heading))).toEqual(ids)
    for (const [heading, id] of all) expect(headingFor(facts, id)).toBe(heading)
  })
})
