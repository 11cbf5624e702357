import {expect, it} from 'vitest'
import {boundedMemory} from '../../../src/hosts/cli/bounded-memory.ts'
import {checkPage} from '../../../src/lint/check-page.ts'

const page = {path: 'camp.md', text: '# Camp\n', rules: []}

it('collects garbage after so much text, and gives what the check gives', async () => {
  let collected = 0
  const found = checkPage(page)
  const check = boundedMemory(
    () => found,
    async () => {
      collected++
    },
  )
  const large = {...page, text: 'a'.repeat(1_000_000)}
  for (let time = 0; time < 9; time++) expect(await check(large, '/camp.md')).toBe(found)
  expect(collected).toBe(0)
  for (let time = 0; time < 11; time++) await check(large, '/camp.md')
  expect(collected).toBe(2)
})

it('asks the engine itself where nothing else is given', async () => {
  const check = boundedMemory(() => checkPage(page))
  await expect(check({...page, text: 'a'.repeat(10_000_000)}, '/camp.md')).resolves.toMatchObject({
    text: '# Camp\n',
  })
})
