/** Checkstyle's XML, which many tools read. Columns are UTF-16 units from 1; a tab counts one. */
import {version} from '../core/version.ts'
import {byPath} from './by-path.ts'
import type {LocatedFinding, ReportInput} from './located.ts'
import {xmlAttributes} from './xml.ts'

/** The findings by file; a run without any gives an empty report. */
export function checkstyleReport({findings}: ReportInput): string {
  const files = [...byPath(findings)].flatMap(([path, own]) => [
    `  <file${xmlAttributes({name: path})}>`,
    ...own.map(errorLine),
    '  </file>',
  ])
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<checkstyle${xmlAttributes({version})}>`,
    ...files,
    '</checkstyle>',
    '',
  ].join('\n')
}

const errorLine = ({start, severity, message, rule}: LocatedFinding): string =>
  `    <error${xmlAttributes({
    line: start.line,
    column: start.column,
    severity,
    message,
    source: `gitbook-lint.${rule}`,
  })}/>`
