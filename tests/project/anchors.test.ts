import {describe, expect, test} from 'vitest'
import {resolveAnchor} from '../../src/project/anchors.ts'
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
