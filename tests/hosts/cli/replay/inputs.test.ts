import {describe, expect, it} from 'vitest'
import {isSettled} from '../../../../src/hosts/cli/replay/inputs.ts'

const made = 1_764_000_000_000

describe('a mark tells later changes', () => {
  it('if the file was older than a tick of the clock', () => {
    expect(isSettled([1, made - 60.5, made - 60.5, 1], made)).toBe(true)
  })

  it('but not if it had just been written', () => {
    expect(isSettled([1, made - 60.5, made - 4.5, 1], made)).toBe(false)
  })

  it('but not within two seconds on disks that count whole ones', () => {
    expect(isSettled([1, made - 1000, made - 1000, 1], made)).toBe(false)
    expect(isSettled([1, made - 3000, made - 3000, 1], made)).toBe(true)
  })
})
