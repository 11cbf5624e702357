import {describe, expect, it} from 'vitest'
import {createProgress} from '../../../src/hosts/cli/progress.ts'
import {runCommand} from '../../support/run-command.ts'

/** A terminal whose clock stands where it is put. */
function createTerminal() {
  let time = 0
  let text = ''
  return {
    at(milliseconds: number) {
      time = milliseconds
    },
    written: () => text,
    write(more: string) {
      text += more
    },
    now: () => time,
  }
}

const clear = '\r\u001b[K'

describe('progress', () => {
  it('shows nothing of a run of less than half a second', () => {
    const terminal = createTerminal()
    const progress = createProgress(terminal)
    progress.expect(2)
    progress.tick()
    terminal.at(499)
    progress.tick()
    progress.erase()
    expect(terminal.written()).toBe('')
  })

  it('is drawn after that, not with every page, and taken away at the end', () => {
    const terminal = createTerminal()
    const progress = createProgress(terminal)
    progress.expect(900)
    terminal.at(500)
    progress.tick()
    terminal.at(599)
    progress.tick()
    terminal.at(600)
    progress.tick()
    progress.erase()
    progress.erase()
    expect(terminal.written()).toBe(
      `${clear}Checking pages: 1 of 900${clear}Checking pages: 3 of 900${clear}`,
    )
  })

  it('says that all pages are checked, while the space is looked at', () => {
    const terminal = createTerminal()
    const progress = createProgress(terminal)
    progress.expect(2)
    terminal.at(500)
    progress.tick()
    progress.tick()
    expect(terminal.written()).toBe(`${clear}Checking pages: 1 of 2${clear}Checked 2 pages`)
  })
})

describe('a run', () => {
  /** Each look at the clock takes a second. */
  const slow = () => {
    const terminal = createTerminal()
    let looks = 0
    return {...terminal, now: () => 1000 * looks++}
  }

  it('shows its progress on the terminal alone, and erases it', async () => {
    const terminal = slow()
    const {stdout, stderr} = await runCommand(['fixtures/clean'], {terminal})
    expect(terminal.written()).toContain('Checking pages: 1 of 12')
    expect(terminal.written().endsWith(`Checked 12 pages${clear}`)).toBe(true)
    expect(`${stdout}${stderr}`).not.toContain('Checking')
  })

  it.each([
    {argv: ['fixtures/clean', '--quiet'], env: {}},
    {argv: ['fixtures/clean'], env: {CI: 'true'}},
  ])('shows none with $argv and $env', async ({argv, env}) => {
    const terminal = slow()
    await runCommand(argv, {terminal, env})
    expect(terminal.written()).toBe('')
  })
})
