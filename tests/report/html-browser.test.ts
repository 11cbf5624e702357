/** Opens the HTML report in Chromium, where there is one. */
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Browser, chromium, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from 'vitest'
import {htmlReport} from '../../src/report/html/report.ts'
import type {LocatedFinding, ReportedEntry} from '../../src/report/located.ts'
import {exampleContext} from './example-context.ts'
import {findingAt, inputOf} from './example-input.ts'

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)

const title = 'Fire <script>document.title = "gone"</script>'
const text = '# Fire\n\nSee the [lake](lake.md) and {% hint style="inof" %}\n'

function pagesOf(number: number, perPage: number): {findings: LocatedFinding[]; entries: ReportedEntry[]} {
  const paths = Array.from({length: number}, (_, at) => `docs/page-${at}.md`)
  const findings = paths.flatMap((path, at) =>
    Array.from({length: perPage}, (_, nth) =>
      findingAt(text, nth % 2 === 0 ? 'lake.md' : 'inof', {
        path,
        rule: nth % 2 === 0 ? 'link-path' : 'hint-style',
        severity: nth % 2 === 0 ? 'error' : 'warning',
        message: `Unexpected thing ${at}-${nth} in \`${title}\``,
        note: 'Readers see it',
        where: {space: 'docs', page: `${title} ${at}`, trail: ['Guides'], excerpt: title},
      }),
    ),
  )
  return {
    findings,
    entries: paths.map((path, at) => ({kind: 'page', title: `${title} ${at}`, depth: 0, path})),
  }
}

// A browser on a busy machine starts slowly.
vi.setConfig({hookTimeout: 120_000, testTimeout: 120_000})

describe.skipIf(executable === undefined)('the HTML report in Chromium', () => {
  let browser: Browser
  let page: Page
  let folder = ''
  let complaints: string[] = []
  let requests: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({executablePath: executable ?? '', args: ['--no-sandbox']})
  })

  afterAll(() => browser.close())

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-test-'))
    complaints = []
    requests = []
    page = await browser.newPage({viewport: {width: 1280, height: 800}})
    page.setDefaultTimeout(120_000)
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => requests.push(request.url()))
  })

  afterEach(async () => {
    await page.close()
    rmSync(folder, {recursive: true, force: true})
  })

  async function open(number: number, perPage: number): Promise<string> {
    const {findings, entries} = pagesOf(number, perPage)
    const input = {
      ...inputOf(findings, Object.fromEntries(findings.map(({path}) => [path, text]))),
      spaces: () => [{path: 'docs', title, entries}],
    }
    const file = join(folder, 'report.html')
    writeFileSync(file, htmlReport(input, exampleContext))
    const address = pathToFileURL(file).href
    await page.goto(address)
    return address
  }

  const visibleFindings = () => page.locator('.finding:visible').count()

  it('makes no request and no complaint, and titles stay text', async () => {
    const address = await open(2, 2)
    expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([address])
    expect(complaints).toEqual([])
    expect(await page.title()).toBe(`Findings in ${title} · gitbook-lint`)
    expect(await page.locator('section.page h3').first().textContent()).toBe(`${title} 0`)
    expect(await page.locator('script').count()).toBe(1)
  })

  it('filters by severity, rule and text, with counts', async () => {
    await open(3, 4)
    const shown = page.locator('#shown')
    await page.getByRole('button', {name: /errors/}).click()
    expect(await visibleFindings()).toBe(6)
    expect(await shown.textContent()).toBe('6 of 12 findings')
    await page.getByRole('button', {name: /errors/}).click()
    await page.getByLabel('Rule').selectOption('link-path')
    expect(await visibleFindings()).toBe(6)
    await page.getByLabel('Search').fill('thing 1-')
    await expect.poll(visibleFindings).toBe(2)
    expect(await page.locator('nav .count').allTextContents()).toEqual(['0', '2', '0'])
    await page.getByLabel('Search').fill('no such words')
    await expect.poll(() => page.locator('.nothing').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(visibleFindings).toBe(6)
    expect(complaints).toEqual([])
  })

  it('unfolds by keyboard, and all at once', async () => {
    await open(1, 4)
    await page.locator('.finding summary').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.finding .body:visible').count()).toBe(1)
    await page.getByRole('button', {name: 'Expand all'}).click()
    expect(await page.locator('.finding .body:visible').count()).toBe(4)
    await page.getByRole('button', {name: 'Fold all'}).click()
    expect(await page.locator('.finding .body:visible').count()).toBe(0)
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('text')
  })

  it('can be read without its script', async () => {
    await open(1, 2)
    const still = await browser.newPage({javaScriptEnabled: false})
    await still.goto(page.url())
    await still.locator('.finding summary').first().click()
    expect(await still.locator('.finding .body:visible').count()).toBe(1)
    expect(await still.locator('.filters').isVisible()).toBe(false)
    await still.close()
  })

  it('fits a telephone, in light and dark', async () => {
    await open(2, 2)
    await page.setViewportSize({width: 360, height: 700})
    const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(tooWide)).toBe(0)
    const ground = 'getComputedStyle(document.documentElement).backgroundColor'
    const light = await page.evaluate(ground)
    await page.emulateMedia({colorScheme: 'dark'})
    expect(await page.evaluate(ground)).not.toBe(light)
  })

  it('filters 5,000 findings', async () => {
    await open(500, 10)
    await page.locator('#text').fill('thing 377-')
    // Ends with an error where it never comes true. A text to evaluate again and again is what the page forbids.
    await page.locator('#shown', {hasText: '10 of 5000 findings'}).waitFor()
    expect(await page.locator('#shown').textContent()).toBe('10 of 5000 findings')
  })

  it('names what it shows for screen readers', async () => {
    await open(1, 1)
    expect(await page.getByRole('heading', {level: 1}).count()).toBe(1)
    expect(await page.getByRole('navigation', {name: 'Pages'}).count()).toBe(1)
    expect(await page.getByRole('region', {name: `${title} 0`}).count()).toBe(1)
    expect(await page.getByRole('button', {name: /1 error/, pressed: true}).count()).toBe(1)
  })
})
