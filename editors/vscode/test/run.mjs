/**
 * Runs the packaged extension in code-server with Chromium, and keeps pictures for somebody to look at:
 * `node test/run.mjs CODE_SERVER [PICTURES]` with the folder of the package `code-server`, by the Node it wants.
 * It needs `npm run package`, the built command (`npm run build` in the project), and Chromium in the path or in
 * CHROMIUM. `npm run test:editor` gets all of that and calls this.
 */
import {execFileSync, spawn} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {chromium} from 'playwright-core'

const [codeServer, pictures = 'pictures'] = process.argv.slice(2)
if (codeServer === undefined) throw new Error('name the folder of code-server')
const extension = fileURLToPath(new URL('..', import.meta.url))
const entry = join(resolve(codeServer), 'out/node/entry.js')
const folder = mkdtempSync(join(tmpdir(), 'gitbook-lint-vscode-'))
const at = (path) => join(folder, path)

/** Generous: a busy machine takes a minute to show the first page. */
const patience = 180_000

/** What the editor is to stay silent about, so that pictures show the same. */
const settings = {
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'gitbookLint.debounce': 50,
}

const files = {
  'workspace/SUMMARY.md': '# Table of contents\n\n* [Camp](README.md)\n* [Fire](fire.md)\n',
  'workspace/fire.md': '# Fire\n\nDry wood.\n',
  'workspace/README.md':
    '# Camp\n\nSee [the fire](fier.md).\n\n{% hint style="Info" %}\nWarm {% if visitor.claims.guide == true %}and dry{% endif %}.\n{% endhint %}\n\n',
  'workspace/.git/HEAD': '',
  'user/User/settings.json': JSON.stringify(settings),
}

for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(at(path)), {recursive: true})
  writeFileSync(at(path), text)
}
mkdirSync(pictures, {recursive: true})

const port = await new Promise((done) => {
  const probe = createServer()
  probe.listen(0, '127.0.0.1', () => {
    const {port: free} = probe.address()
    probe.close(() => done(free))
  })
})
const places = ['--config', '/dev/null', '--user-data-dir', at('user'), '--extensions-dir', at('extensions')]
const env = {...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', HOME: folder}
execFileSync(
  process.execPath,
  [entry, ...places, '--install-extension', join(extension, 'gitbook-lint.vsix')],
  {env, stdio: 'inherit'},
)
const silent = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust']
const server = spawn(
  process.execPath,
  [entry, ...places, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...silent, at('workspace')],
  {env, stdio: ['ignore', 'pipe', 'inherit']},
)
await new Promise((ready) => {
  server.stdout.on('data', (text) => {
    if (String(text).includes('listening on')) ready()
  })
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
})
const page = await browser.newPage({viewport: {width: 1280, height: 800}})
const picture = (name) => page.screenshot({path: join(pictures, `${name}.png`)})
try {
  await look()
  console.log('The extension did in code-server all that was asked of it')
} catch (thrown) {
  await picture('failed')
  throw thrown
} finally {
  await browser.close()
  server.kill()
  rmSync(folder, {recursive: true, force: true})
}

async function look() {
  page.setDefaultTimeout(patience)
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(at('workspace'))}`)
  await page.waitForSelector('.monaco-workbench')
  await page.locator('.explorer-folders-view .monaco-list-row', {hasText: 'README.md'}).dblclick()
  await page.waitForSelector('.squiggly-error, .squiggly-warning')
  await page.keyboard.press('Control+Shift+M')
  const markers = page.locator('.markers-panel .monaco-list-row')
  await markers.filter({hasText: 'fier.md'}).first().waitFor()
  console.log((await markers.allInnerTexts()).join('\n'))
  await picture('findings')
  await page.keyboard.press('Control+Shift+M')
  await lookAtStatus()

  // With the cursor in the word: the menu does not open reliably elsewhere.
  await page.locator('.view-line', {hasText: 'See'}).getByText('fier.md').last().click()
  await page.waitForTimeout(1500)
  await page.keyboard.press('Control+.')
  await page.locator('.action-widget').first().waitFor()
  await picture('quick-fix')
  await page.keyboard.press('Enter')
  await page.locator('.view-line', {hasText: 'fire.md'}).waitFor()
  await picture('fixed')

  await page.keyboard.press('Control+End')
  await page.keyboard.type('{% hi', {delay: 60})
  await page.keyboard.press('Control+Space')
  await page.locator('.suggest-widget .monaco-list-row', {hasText: 'hint'}).first().waitFor()
  await picture('completion')
  await page.keyboard.press('Enter')
  await page.locator('.view-line', {hasText: 'endhint'}).nth(1).waitFor()
  await picture('completed')
}

/** The server of the extension, then the workspace's own, a broken one, and after it the extension's again. */
async function lookAtStatus() {
  await status(up('server of the extension'))
  await picture('status')
  const own = at('workspace/node_modules/gitbook-lint/dist')
  cpSync(resolve(extension, '../../dist'), own, {recursive: true})
  await restart()
  await status(up('node_modules/gitbook-lint/dist/cli\\.cjs'))
  await page.waitForSelector('.squiggly-error, .squiggly-warning')
  await picture('own-server')
  renameSync(join(own, 'cli.cjs'), join(own, 'kept.cjs'))
  writeFileSync(join(own, 'cli.cjs'), 'process.exit(1)\n')
  await restart()
  await status(/did not start|has stopped/)
  await picture('broken-server')
  rmSync(at('workspace/node_modules'), {recursive: true})
  await restart()
  await status(up('server of the extension'))
  await page.waitForSelector('.squiggly-error, .squiggly-warning')
}

/** A server that is up says its version. */
function up(origin) {
  return new RegExp(`GitBook Lint \\d.*${origin}`, 's')
}

async function restart() {
  await page.keyboard.press('F1')
  await page.locator('.quick-input-widget input').first().fill('>GitBook Lint: Restart')
  await page.locator('.quick-input-list .monaco-list-row', {hasText: 'Restart the server'}).first().waitFor()
  await page.keyboard.press('Enter')
}

/** Waits until the language status of the open page says something. */
async function status(text) {
  const entry = page.locator('[id="status.languageStatus"]')
  await entry.waitFor()
  for (let left = patience / 3000; left > 0; left--) {
    await page.mouse.move(5, 5)
    await entry.hover()
    const found = page.locator('.hover-language-status').filter({hasText: text}).first()
    const isThere = await found.waitFor({timeout: 3000}).then(
      () => true,
      () => false,
    )
    if (isThere) {
      console.log(await found.textContent())
      return
    }
  }
  throw new Error(`the status item does not say ${text}`)
}
