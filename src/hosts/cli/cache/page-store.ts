/**
 * What is known of pages, in one file: a line of JSON that says where in the rest each page lies, and the rest,
 * JSON as well, of which only those pages are decoded that are asked for. Anything that does not have this shape
 * counts as empty.
 */
import {readFileSync} from 'node:fs'
import {writeCacheFile} from '../cache-file.ts'

/** Values by key, from earlier runs. */
export interface PageStore {
  /** A value as it was put, read from JSON; `undefined` where there is none, or none that can be read. */
  get(key: string): unknown
  /** The JSON of a value, not looked at; `undefined` where there is none. */
  peek(key: string): Buffer | undefined
  /** Keeps a value for later runs. */
  put(key: string, value: unknown): void
  /** Writes what was put, with what was there before, if anything was put. */
  save(): void
}

/** One value in the file: its key, where it ends, and the day of its last use, counted from 1970. */
type Entry = readonly [key: string, end: number, day: number]

interface Slice {
  readonly json: Buffer
  readonly day: number
}

/** Bytes of JSON above which the values that were used longest ago are dropped. */
const mostBytes = 64_000_000

/** Values that nobody asked for in so many days are dropped. */
const mostDays = 30

/** How many such files there may be in a folder: one for each working directory. */
const mostFiles = 30

const dayOf = (time: number): number => Math.floor(time / 86_400_000)

/** Opens a file. One that another version wrote counts as empty. */
export function openPageStore(path: string, version: string): PageStore {
  const today = dayOf(Date.now())
  const before = readSlices(path, version)
  const used = new Map<string, Slice>()
  let isChanged = false
  const peek = (key: string): Buffer | undefined => {
    const slice = used.get(key) ?? before.get(key)
    if (slice === undefined) return undefined
    used.set(key, {json: slice.json, day: today})
    if (slice.day !== today) isChanged = true
    return slice.json
  }
  return {
    peek,
    get(key) {
      const json = peek(key)
      if (json === undefined) return undefined
      try {
        return JSON.parse(json.toString())
      } catch {
        used.delete(key)
        return undefined
      }
    },
    put(key, value) {
      used.set(key, {json: bytesOf(JSON.stringify(value)), day: today})
      isChanged = true
    },
    save() {
      if (!isChanged) return
      const all = [
        ...used,
        ...[...before].filter(([key, {day}]) => !used.has(key) && today - day <= mostDays),
      ]
      writeCacheFile(path, encode(bounded(all), version), mostFiles)
    },
  }
}

/** The bytes of a text, and no more: those that Node shares out keep several times as much memory. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}

/** The first values that fit: those of this run come first. */
function bounded(all: readonly (readonly [string, Slice])[]): readonly (readonly [string, Slice])[] {
  let bytes = 0
  return all.filter(([, {json}]) => {
    bytes += json.length
    return bytes <= mostBytes
  })
}

function encode(slices: readonly (readonly [string, Slice])[], version: string): readonly Uint8Array[] {
  let end = 0
  const entries = slices.map(([key, {json, day}]): Entry => {
    end += json.length
    return [key, end, day]
  })
  const head = Buffer.from(`${JSON.stringify({version, entries})}\n`)
  return [head, ...slices.map(([, {json}]) => json)]
}

function readSlices(path: string, version: string): ReadonlyMap<string, Slice> {
  try {
    const bytes = readFileSync(path)
    const start = bytes.indexOf(10) + 1
    const head: unknown = JSON.parse(bytes.toString('utf8', 0, start))
    return isHead(head, version) ? slicesOf(bytes.subarray(start), head.entries) : new Map()
  } catch {
    return new Map()
  }
}

function isHead(head: unknown, version: string): head is {readonly entries: readonly unknown[]} {
  if (head === null || typeof head !== 'object') return false
  return 'version' in head && head.version === version && 'entries' in head && Array.isArray(head.entries)
}

function slicesOf(body: Buffer, entries: readonly unknown[]): ReadonlyMap<string, Slice> {
  const slices = new Map<string, Slice>()
  let start = 0
  for (const entry of entries) {
    if (!isEntry(entry)) return new Map()
    const [key, end, day] = entry
    slices.set(key, {json: body.subarray(start, end), day})
    start = end
  }
  // Cut off: what is there may be of another run.
  return start === body.length ? slices : new Map()
}

const isEntry = (entry: unknown): entry is Entry =>
  Array.isArray(entry) &&
  typeof entry[0] === 'string' &&
  typeof entry[1] === 'number' &&
  typeof entry[2] === 'number'
