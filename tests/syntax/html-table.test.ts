import {describe, expect, it} from 'vitest'
import {readTable} from '../../src/syntax/html-table.ts'
import {readHtml} from '../../src/syntax/read-html.ts'

/** Widths of the rows of the first table: head, then body. */
const widths = (text: string) => {
  const html = readHtml(text, [{range: {start: 0, end: text.length}, block: true}])
  const table = html.elements.find(({name}) => name === 'table')
  const rows = table && readTable(table, html)
  return [rows?.head.map(({width}) => width), rows?.body.map(({width}) => width)]
}

describe('readTable', () => {
  it('tells the head from the body', () => {
    expect(widths('<table><thead><tr><th>a<th>b</thead><tbody><tr><td>c</tbody></table>')).toEqual([[2], [1]])
  })

  it('counts rows without a section to the body', () => {
    expect(widths('<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>')).toEqual([[], [1, 2]])
  })

  it('counts columns that a cell spans', () => {
    expect(widths('<table><tr><td colspan="3">a</td><td colspan="x">b</td></tr></table>')).toEqual([[], [4]])
  })

  it('counts cells that hang down from rows above', () => {
    const rows = '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>'
    expect(widths(`<table>${rows}</table>`)).toEqual([[], [2, 2, 1]])
  })

  it('lets `rowspan="0"` hang down to the end', () => {
    const rows = '<tr><td rowspan="0">a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr>'
    expect(widths(`<table>${rows}</table>`)).toEqual([[], [1, 2, 2]])
  })

  it('leaves out rows of a table in a cell', () => {
    expect(widths('<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>')).toEqual([[], [1]])
  })
})
