/**
 * `npm test`: every check of the project, in order and to the end, whatever fails on the way. The
 * last line counts the tests; a check that failed counts as one failed test.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build, commandOf, install, root} from './ready.mjs'

if (process.env.CI) {
  // Several of the tools take CI for a terminal with colours, unless they are told.
  process.env.NO_COLOR = '1'
  delete process.env.FORCE_COLOR
}

const failedChecks = []
const check = (name, passed) => passed || failedChecks.push(name)
const node = (...args) => spawnSync(process.execPath, args, {cwd: root, stdio: 'inherit'}).status === 0

function runCheck(name, ...args) {
  console.log(`\n── ${name}`)
  check(name, node(...args))
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-tests-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  console.log('\n── tests (vitest)')
  const passed = node(commandOf('vitest'), 'run', ...reporters)
  const counts = existsSync(report) ? countTests(JSON.parse(readFileSync(report, 'utf8'))) : noTests
  rmSync(folder, {recursive: true})
  // No test failed and yet the run did: an error outside any test.
  check('tests (vitest)', passed || counts.failed > 0)
  return counts
}

const noTests = {passed: 0, failed: 0, skipped: 0}

function countTests(report) {
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unread.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function runAll() {
  check('install', install())
  if (failedChecks.length > 0) return noTests
  check('build', build())
  runCheck('types (tsc)', commandOf('typescript', 'tsc'), '-p', '.')
  runCheck('format and lint (biome)', commandOf('@biomejs/biome', 'biome'), 'check', '--error-on-warnings')
  runCheck('unused code (knip)', commandOf('knip'))
  runCheck('generated files are current', 'scripts/run.mjs', 'scripts/docs.ts', '--check')
  const ownPages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs']
  runCheck('our own pages (remark)', commandOf('remark-cli', 'remark'), ...ownPages, '--frail', '--quiet')
  const counts = runTests()
  runCheck('package (publint)', commandOf('publint'), '--strict')
  return counts
}

const {passed, failed, skipped} = runAll()
const allFailed = failed + failedChecks.length
console.log(failedChecks.length === 0 ? '' : `\nFailed besides single tests: ${failedChecks.join(', ')}`)
console.log(`${passed} passed, ${allFailed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`)
process.exitCode = allFailed === 0 ? 0 : 1
