import type { ColumnSeries } from './columnSeries.js'
import { readNumber } from './readNumber.js'
import { createTimeReader } from './readTime.js'
import { sameNumbers } from './sameRows.js'
import { failAt, incomplete, readText, type Source, scanValue, skipSpace } from './scanJson.js'
import { toText } from './toText.js'

export type RowReader<column extends string> = {
  /**
   * Reads rows from `at`, inside the list, and sets `source.next` to its end: after the list, or before the first
   * incomplete row.
   *
   * @returns whether the list was closed
   */
  read(source: Source, at: number): boolean
  /** @param times times that the result may share if they are the same */
  finish(times?: Float64Array): Pick<ColumnSeries<column>, 'timestamps' | 'columns' | 'valueMeta'>
}

/** Role of a position in the rows. From `number` on: a number column. */
const time = -1
const meta = -2
const nothing = -3

const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const space = 0x20
const quote = 0x22
const openBrace = 0x7b
const closeBrace = 0x7d

/** Initial capacity in rows; it doubles when full. */
const firstCapacity = 256

/**
 * Creates a reader for rows of these columns.
 *
 * @param names the server's names of the positions in a row; anything but a list counts as empty
 * @param wanted the number columns to keep
 */
export function createRowReader<column extends string>(
  names: unknown,
  wanted: readonly column[],
): RowReader<column> {
  const roles = findRoles(names, wanted)
  let capacity = firstCapacity
  let timestamps: Float64Array = new Float64Array(capacity)
  let columns: Float64Array[] = wanted.map(() => new Float64Array(capacity))
  const hasMeta = roles.at(-1) === meta
  const isPlain =
    wanted.length > 0 && roles.join() === [time, ...wanted.keys(), ...(hasMeta ? [meta] : [])].join()
  const valueMeta: Record<number, Record<string, string>> = {}
  const readTime = createTimeReader()
  let count = 0
  /** Whether any element has been read: then a comma must precede the next. */
  let begun = false

  function grow(): void {
    capacity *= 2
    timestamps = enlarge(timestamps, capacity)
    columns = columns.map((column) => enlarge(column, capacity))
  }

  /** Reads one row from its bracket into the next free place. Returns its end, or `incomplete`. */
  function readRow(source: Source, at: number): number {
    const { bytes, end } = source
    let next = skipSpace(source, at + 1)
    if (next >= end) return incomplete
    let position = 0
    clearRow()
    if (bytes[next] === closeBracket) return next + 1
    for (;;) {
      next = readCell(source, next, position < roles.length ? (roles[position] as number) : nothing)
      if (next === incomplete) return incomplete
      let byte = bytes[next]
      if (byte !== comma && byte !== closeBracket) {
        next = skipSpace(source, next)
        byte = bytes[next]
      }
      if (next >= end) return incomplete
      if (byte === closeBracket) return next + 1
      if (byte !== comma) failAt(source, next, '"," or "]"')
      position++
      next++
      const following = bytes[next] as number
      if (following <= 0x20) next = skipSpace(source, next)
      if (next >= end) return incomplete
    }
  }

  /**
   * Reads rows as servers send them, a time and numbers and perhaps empty metadata, from the bracket at `at`. It looks
   * for nothing else, which saves a third of the time.
   *
   * @returns the end of the last one, or `at` if the first is none
   */
  function readPlainRows(source: Source, at: number): number {
    const { bytes, end } = source
    const numbers = columns.length
    let behind = at
    let start = at
    while (start < end && bytes[start] === openBracket && bytes[start + 1] === quote) {
      let next = readTime(source, start + 1, timestamps, count)
      for (let index = 0; index < numbers; index++) {
        if (next < 0 || bytes[next] !== comma) return behind
        next += bytes[next + 1] === space ? 2 : 1
        const byte = bytes[next] as number
        if (byte !== 0x2d && (byte < 0x30 || byte > 0x39)) return behind
        next = readNumber(source, next, columns[index] as Float64Array, count)
      }
      if (next < 0) return behind
      if (hasMeta) {
        if (bytes[next] !== comma) return behind
        next += bytes[next + 1] === space ? 2 : 1
        if (bytes[next] !== openBrace || bytes[next + 1] !== closeBrace) return behind
        next += 2
      }
      if (bytes[next] !== closeBracket || next >= end) return behind
      behind = next + 1
      if (++count === capacity) grow()
      if (bytes[behind] !== comma) return behind
      start = behind + (bytes[behind + 1] === space ? 2 : 1)
    }
    return behind
  }

  /** Rows may be shorter than the list of column names. */
  function clearRow(): void {
    timestamps[count] = Number.NaN
    for (const column of columns) column[count] = Number.NaN
  }

  function readCell(source: Source, at: number, role: number): number {
    const byte = source.bytes[at] as number
    if (role >= 0) {
      if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
        return readNumber(source, at, columns[role] as Float64Array, count)
      }
    } else if (role === time) {
      if (byte === 0x22) {
        return readTime(source, at, timestamps, count)
      }
      if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
        return readNumber(source, at, timestamps, count)
      }
    } else if (role === meta && byte === openBrace) {
      if (at + 1 < source.end && source.bytes[at + 1] === closeBrace) return at + 2
      const next = scanValue(source, at)
      if (next !== incomplete) keepMeta(readText(source, at, next))
      return next
    }
    return scanValue(source, at)
  }

  function keepMeta(text: string): void {
    // This library stores only strings; the server does not check.
    const value = JSON.parse(text) as Record<string, string>
    if (Object.keys(value).length > 0) valueMeta[count] = value
  }

  return {
    read(source, at) {
      const { bytes, end } = source
      let from = at
      for (;;) {
        let next = skipSpace(source, from)
        if (next < end && bytes[next] === closeBracket) {
          source.next = next + 1
          return true
        }
        if (next < end && begun) {
          if (bytes[next] !== comma) failAt(source, next, '"," or "]"')
          next = skipSpace(source, next + 1)
        }
        if (next >= end) break
        const plain = isPlain ? readPlainRows(source, next) : next
        if (plain > next) {
          begun = true
          from = plain
          continue
        }
        const isRow = bytes[next] === openBracket
        next = isRow ? readRow(source, next) : scanValue(source, next)
        if (next === incomplete) break
        if (isRow && ++count === capacity) grow()
        begun = true
        from = next
      }
      source.next = from
      return false
    },
    finish(times) {
      const kept = wanted.map((name, index) => [name, (columns[index] as Float64Array).slice(0, count)])
      return {
        timestamps: share(timestamps.subarray(0, count), times),
        // One member per name.
        columns: Object.fromEntries(kept) as Record<column, Float64Array>,
        valueMeta,
      }
    },
  }
}

/** The role of each position. The first of several columns with the same name is used. */
function findRoles(names: unknown, wanted: readonly string[]): number[] {
  if (!Array.isArray(names)) return []
  const seen = new Set<string>()
  return names
    .map((value) => toText(value))
    .map((name) => {
      if (seen.has(name)) return nothing
      seen.add(name)
      const column = wanted.indexOf(name)
      if (column !== -1) return column
      if (name === 'timestamp') return time
      return name === 'value_meta' ? meta : nothing
    })
}

/** Series of one response mostly have the same times: sharing them saves memory, and comparisons of each row. */
function share(read: Float64Array, times: Float64Array | undefined): Float64Array {
  return times !== undefined && sameNumbers(read, times) ? times : read.slice()
}

function enlarge(column: Float64Array, capacity: number): Float64Array {
  const larger = new Float64Array(capacity)
  larger.set(column)
  return larger
}
