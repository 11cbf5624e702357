import type {Nodes, Text} from 'mdast'
import {expect, test} from 'vitest'
import {type BlockEdges, blockEdges} from '../../src/page/block-edge.ts'
import {parseTree} from '../../src/page/parse.ts'

/** The edges of each text node, by its value. */
function edgesByText(source: string): Map<string, BlockEdges> {
  const found = new Map<string, BlockEdges>()
  const visit = (node: Nodes, ancestors: readonly Nodes[]) => {
    if (node.type === 'text') found.set((node satisfies Text).value, blockEdges(node, ancestors))
    if ('children' in node) for (const child of node.children) visit(child, [...ancestors, node])
  }
  visit(parseTree(source), [])
  return found
}

test('text in marks at the start of a block is first, but not directly in the block', () => {
  const edges = edgesByText('**a** b _c_ d\n')
  expect(edges.get('a')).toMatchObject({first: true, last: false, direct: false})
  expect(edges.get('c')).toMatchObject({first: false, last: false, direct: false})
  expect(edges.get(' d')).toMatchObject({first: false, last: true, direct: true})
})

test('a heading, a cell and a paragraph are blocks', () => {
  const edges = edgesByText('# a\n\n| b |\n| --- |\n\n* c\n')
  expect(['a', 'b', 'c'].map((text) => edges.get(text)?.block?.type)).toEqual([
    'heading',
    'tableCell',
    'paragraph',
  ])
})
