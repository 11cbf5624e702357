/** Paths as each platform writes them, whatever platform the tests run on. */
import {posix, win32} from 'node:path'
import {describe, expect, it} from 'vitest'
import {createNativePaths} from '../../src/hosts/native-paths.ts'

const windows = createNativePaths(win32)
const unix = createNativePaths(posix)

describe('on Windows, a path named on the command line', () => {
  it.each([
    ['from the folder', 'docs\\tail.md', 'C:/Kites/docs/tail.md'],
    ['with slashes', 'docs/tail.md', 'C:/Kites/docs/tail.md'],
    ['with both', '.\\docs/tail.md', 'C:/Kites/docs/tail.md'],
    ['out of the folder', '..\\tail.md', 'C:/tail.md'],
    ['absolute', 'C:\\Kites\\docs', 'C:/Kites/docs'],
    ['absolute, drive and folder in another case', 'c:\\kites\\docs', 'C:/Kites/docs'],
    ['absolute beside the folder, in another case', 'c:\\Bows', 'C:/Bows'],
    ['from the root of the drive', '\\docs', 'C:/docs'],
    ['from the folder of the drive', 'C:docs', 'C:/Kites/docs'],
    ['on another drive', 'd:\\docs\\tail.md', 'd:/docs/tail.md'],
    ['on a share', '\\\\server\\share\\docs', '//server/share/docs'],
    ['on a share, with slashes', '//server/share/docs/', '//server/share/docs'],
    ['of a long name', '\\\\?\\C:\\Kites\\docs', '//?/C:/Kites/docs'],
    ['the folder itself', '.', 'C:/Kites'],
    ['the drive', 'C:\\', 'C:/'],
  ])('%s', (_what, path, expected) => {
    expect(windows.absolute('C:\\Kites', path)).toBe(expected)
    expect(windows.absolute('C:/Kites', path)).toBe(expected)
  })

  it.each(['nul', 'CON', 'docs\\aux.md'])(
    'that is the device %s is a name like any other, never a device',
    (path) => {
      expect(windows.absolute('C:\\Kites', path)).toBe(`C:/Kites/${windows.slashed(path)}`)
    },
  )
})

describe('on Windows, a path is shown', () => {
  it.each([
    ['from the folder', 'C:/Kites/docs/tail.md', 'docs/tail.md'],
    ['from the folder in another case', 'c:/kites/docs/tail.md', 'docs/tail.md'],
    ['upward', 'C:/Bows/README.md', '../Bows/README.md'],
    ['whole where it is on another drive', 'D:/docs/tail.md', 'D:/docs/tail.md'],
    ['whole where it is on a share', '//server/share/tail.md', '//server/share/tail.md'],
    ['as nothing where it is the folder', 'C:/Kites', ''],
  ])('%s', (_what, path, expected) => {
    expect(windows.from('C:\\Kites', path)).toBe(expected)
  })

  it('so that it can be read back', () => {
    for (const path of ['docs\\a.md', '..\\a.md', 'D:\\a.md', '\\\\server\\share\\a.md', 'c:\\kites\\a.md']) {
      const absolute = windows.absolute('C:\\Kites', path)
      expect(windows.absolute('C:\\Kites', windows.from('C:\\Kites', absolute))).toBe(absolute)
    }
  })
})

describe('on Windows, what lies in a folder', () => {
  it.each([
    ['C:/Kites', true],
    ['c:\\kites\\docs', true],
    ['C:/Kites/..tail/a.md', true],
    ['C:/Kites2', false],
    ['C:/', false],
    ['D:/Kites/docs', false],
    ['//server/share/Kites', false],
  ])('%s: %s', (path, expected) => {
    expect(windows.isInside('C:\\Kites', path)).toBe(expected)
  })
})

describe('on Windows, an address of an editor', () => {
  it.each([
    ['file:///c%3A/Kites/my%20page.md', 'C:/Kites/my page.md'],
    ['file:///c:/Kites/README.md', 'C:/Kites/README.md'],
    ['file:///C:/Kites/README.md', 'C:/Kites/README.md'],
    ['file://server/share/README.md', '//server/share/README.md'],
    ['file:///C:/Kites/%E2%80%8B%23.md', 'C:/Kites/\u200b#.md'],
  ])('%s is a path, and the path an address', (uri, path) => {
    expect(windows.ofUri(uri)).toBe(path)
    expect(windows.ofUri(windows.uri(path))).toBe(path)
  })

  it.each([
    'untitled:one',
    'file:///Kites/README.md',
    'file:///C:/a%2Fb.md',
    'file:///%',
    'https://kites.test/',
  ])('%s is none', (uri) => {
    expect(windows.ofUri(uri)).toBeUndefined()
  })
})

describe('elsewhere', () => {
  it('a backslash and a colon are letters of a name', () => {
    expect(unix.slashed('a\\b.md')).toBe('a\\b.md')
    expect(unix.absolute('/kites', 'C:\\a.md')).toBe('/kites/C:\\a.md')
    expect(unix.from('/kites', '/kites/a\\b.md')).toBe('a\\b.md')
    expect(unix.ofUri('file:///kites/a%5Cb.md')).toBe('/kites/a\\b.md')
    expect(unix.uri('/kites/a\\b.md')).toBe('file:///kites/a%5Cb.md')
  })

  it('case tells paths apart', () => {
    expect(unix.absolute('/Kites', '/kites/a.md')).toBe('/kites/a.md')
    expect(unix.isInside('/Kites', '/kites/a.md')).toBe(false)
  })
})
