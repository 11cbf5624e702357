/** Absolute paths of what belongs to a space. */
import {expect, test} from 'vitest'
import {absolutePath} from '../../src/project/walk.ts'

test.each([
  ['/docs', '', '/docs'],
  ['', '', '/'],
  ['', 'a.md', '/a.md'],
  ['C:', '', 'C:/'],
  ['C:', 'a.md', 'C:/a.md'],
  ['/', 'a.md', '/a.md'],
  ['/docs/book', 'guides/a.md', '/docs/book/guides/a.md'],
  ['/docs/book', '../.gitbook.yaml', '/docs/.gitbook.yaml'],
  ['/docs/book', '../../docs.yaml', '/docs.yaml'],
  ['C:/docs/book', '../docs.yaml', 'C:/docs/docs.yaml'],
  ['//server/share/book', '../docs.yaml', '//server/share/docs.yaml'],
])('from %j, %j is %j', (root, path, absolute) => {
  expect(absolutePath(root, path)).toBe(absolute)
})
