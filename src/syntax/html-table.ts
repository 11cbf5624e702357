/** The rows, cells and columns of an HTML table, `colspan` and `rowspan` counted. Tables inside cells are not part of it. */
import type {HtmlElement, HtmlFacts} from './html.ts'
import {attributeOf, childElements} from './html-query.ts'

/** A row, its cells, and the number of columns they take, those that hang down from above included. */
export interface HtmlRow {
  readonly element: HtmlElement
  readonly cells: readonly HtmlElement[]
  readonly width: number
}

/** A table: the rows of its head, and the others. */
export interface HtmlTable {
  readonly head: readonly HtmlRow[]
  readonly body: readonly HtmlRow[]
}

/** The rows of a table; rows outside `thead` are the body. */
export function readTable(table: HtmlElement, html: HtmlFacts): HtmlTable {
  const sections = childElements(table, html)
  const rowsOf = (element: HtmlElement) => (element.name === 'tr' ? [element] : rowsIn(element, html))
  return {
    head: measure(sections.filter(({name}) => name === 'thead').flatMap(rowsOf), html),
    body: measure(sections.filter(({name}) => name !== 'thead').flatMap(rowsOf), html),
  }
}

const rowsIn = (section: HtmlElement, html: HtmlFacts) =>
  childElements(section, html).filter(({name}) => name === 'tr')

function measure(rows: readonly HtmlElement[], html: HtmlFacts): readonly HtmlRow[] {
  /** Columns that hang into the present row, and by row those that no longer do. */
  let hanging = 0
  const endings = new Map<number, number>()
  return rows.map((element, row) => {
    hanging -= endings.get(row) ?? 0
    const cells = childElements(element, html).filter(({name}) => name === 'td' || name === 'th')
    let width = hanging
    for (const cell of cells) {
      const columns = span(cell, 'colspan')
      const end = row + span(cell, 'rowspan')
      width += columns
      if (end === row + 1) continue
      hanging += columns
      endings.set(end, (endings.get(end) ?? 0) + columns)
    }
    return {element, cells, width}
  })
}

/** HTML's own bounds: a span is 1 to 1000 columns, or 1 to 65534 rows; 0 rows is the rest of the section. */
function span(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(attributeOf(cell, name)?.value ?? '1', 10)
  if (name === 'rowspan' && value === 0) return 65534
  return value >= 1 ? Math.min(value, name === 'colspan' ? 1000 : 65534) : 1
}
