import type { ColumnSeries } from './columnSeries.js'
import { createRowReader, type RowReader } from './createRowReader.js'
import { readIdentity } from './readIdentity.js'
import {
  createSource,
  failAt,
  incomplete,
  readText,
  type Source,
  scanKey,
  scanValue,
  skipSpace,
} from './scanJson.js'

export type SeriesDecoderOptions<column extends string = string> = {
  /** The member of each series that contains its rows. */
  member: 'measurements' | 'statistics'
  /** The number columns to keep; others are skipped. Columns that the server does not send are all NaN. */
  columns: readonly column[]
}

/** A response of the server with its series as columns. */
export type DecodedSeries<column extends string = string> = {
  /** `undefined` if the response is JSON without a list of series. */
  elements: ColumnSeries<column>[] | undefined
  /** The member `links`, unchanged. */
  links: unknown
}

/** Decodes a response chunk by chunk. */
export type SeriesDecoder<column extends string = string> = {
  /**
   * Decodes as much as possible. Chunks may end anywhere, even within a character, and may be reused afterwards.
   *
   * @throws `JsonSyntaxError` with the position as soon as the text cannot be JSON
   */
  write(chunk: Uint8Array): void
  /**
   * Call it once, after the last chunk.
   *
   * @returns `undefined` for an empty response
   * @throws `JsonSyntaxError` if the text is incomplete
   */
  end(): DecodedSeries<column> | undefined
}

/** Where in the response the decoder is: its root, the list of series, a series, its rows, or the end. */
type Place = 'start' | 'root' | 'list' | 'series' | 'rows' | 'end'

/** One series while its members arrive, in any order. */
type OpenSeries<column extends string> = {
  members: Record<string, unknown>
  rows: RowReader<column> | undefined
  /** Rows that arrived before their column names, undecoded. */
  waiting: Source | undefined
}

const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const comma = 0x2c

/**
 * Creates a decoder for responses of `GET /v2.0/metrics/measurements` and `…/statistics`: converts bytes to columns as
 * they arrive, without a text of the response and without an object per row. It reads any valid JSON, and every number
 * equals the result of `JSON.parse`, bit for bit. Neighbouring series with the same times share one array of them.
 *
 * Times that end in `Z`, as servers send them, equal the result of `Date.parse`. It also reads other ISO 8601 text: a
 * date, or date and time down to minutes, seconds or a fraction, with an offset, or without a time zone, which means
 * UTC. Numbers are milliseconds. Everything else is NaN, including text that `Date.parse` may read, such as `2026-1-1`
 * and RFC 1123.
 *
 * If a series has two lists of column names, which no server sends, the first one is used.
 *
 * @example
 * ```ts
 * const decoder = createSeriesDecoder({ member: 'statistics', columns: ['avg', 'max'] })
 * const reader = response.body?.getReader()
 * for (let part = await reader?.read(); part?.value; part = await reader?.read()) decoder.write(part.value)
 * const [series] = decoder.end()?.elements ?? []
 * series?.columns.avg // Float64Array
 * ```
 */
export function createSeriesDecoder<column extends string>(
  options: SeriesDecoderOptions<column>,
): SeriesDecoder<column> {
  let source = createSource(new Uint8Array(0), 0, 0)
  let at = 0
  /** With fewer new bytes a retry is useless: the incomplete value is longer. */
  let enough = 0
  let place: Place = 'start'
  /** Whether a member or element came before, so that a comma must precede the next. */
  let begun = false
  let links: unknown
  let elements: ColumnSeries<column>[] | undefined
  let series: OpenSeries<column> = { members: {}, rows: undefined, waiting: undefined }
  let rootIsObject = false

  function parse(from: number, to: number): unknown {
    return JSON.parse(readText(source, from, to))
  }

  function enter(next: Place, behind: number): void {
    place = next
    begun = false
    at = behind
  }

  function leave(next: Place, behind: number): void {
    place = next
    begun = true
    at = behind
  }

  /**
   * Finds the start of the next member or element and skips the comma before it. Returns `incomplete` until it arrives,
   * and `undefined` at the end of the object or list, which it leaves.
   */
  function findNext(closer: number, outer: Place): number | undefined {
    const { bytes, end } = source
    const next = skipSpace(source, at)
    if (next >= end) return incomplete
    if (bytes[next] === closer) {
      leave(outer, next + 1)
      return undefined
    }
    if (!begun) return next
    if (bytes[next] !== comma) failAt(source, next, closer === closeBrace ? '"," or "}"' : '"," or "]"')
    const following = skipSpace(source, next + 1)
    return following >= end ? incomplete : following
  }

  /** Reads the next item if it is complete; returns whether it was. */
  function step(): boolean {
    switch (place) {
      case 'start':
        return stepStart()
      case 'root':
        return stepMember('root', 'end')
      case 'list':
        return stepElement()
      case 'series':
        return stepMember('series', 'list')
      case 'rows':
        return stepRows()
      case 'end': {
        at = skipSpace(source, at)
        if (at < source.end) failAt(source, at, 'nothing more')
        return false
      }
    }
  }

  function stepStart(): boolean {
    const next = skipSpace(source, at)
    if (next >= source.end) return false
    if (source.bytes[next] === openBrace) {
      rootIsObject = true
      enter('root', next + 1)
      return true
    }
    const behind = scanValue(source, next)
    if (behind === incomplete) return false
    leave('end', behind)
    return true
  }

  function stepMember(here: 'root' | 'series', outer: Place): boolean {
    const key = findNext(closeBrace, outer)
    if (key === undefined) {
      if (here === 'series') closeSeries()
      return true
    }
    const colon = key === incomplete ? incomplete : scanKey(source, key)
    if (colon === incomplete) return false
    const value = skipSpace(source, colon)
    if (value >= source.end) return false
    const name = parse(key, colon - 1) as string
    if (source.bytes[value] === openBracket) {
      if (here === 'root' && name === 'elements') {
        elements = []
        enter('list', value + 1)
        return true
      }
      if (here === 'series' && name === options.member && series.members['columns'] !== undefined) {
        series.rows = createRowReader(series.members['columns'], options.columns)
        series.waiting = undefined
        enter('rows', value + 1)
        return true
      }
    }
    const behind = scanValue(source, value)
    if (behind === incomplete) return false
    keepMember(here, name, value, behind)
    begun = true
    at = behind
    return true
  }

  function keepMember(here: 'root' | 'series', name: string, from: number, to: number): void {
    if (here === 'series' && name === options.member) {
      const isList = source.bytes[from] === openBracket
      series.rows = undefined
      series.waiting = isList
        ? createSource(source.bytes.slice(from, to), to - from, source.base + from)
        : undefined
    } else if (here === 'series') {
      if (['id', 'name', 'dimensions', 'columns'].includes(name)) series.members[name] = parse(from, to)
    } else if (name === 'elements') {
      elements = undefined
    } else if (name === 'links') {
      links = parse(from, to)
    }
  }

  function stepElement(): boolean {
    const next = findNext(closeBracket, 'root')
    if (next === undefined) return true
    if (next === incomplete) return false
    series = { members: {}, rows: undefined, waiting: undefined }
    if (source.bytes[next] === openBrace) {
      enter('series', next + 1)
      return true
    }
    const behind = scanValue(source, next)
    if (behind === incomplete) return false
    closeSeries()
    begun = true
    at = behind
    return true
  }

  function stepRows(): boolean {
    const closed = series.rows?.read(source, at)
    at = source.next
    if (closed !== true) return false
    leave('series', at)
    return true
  }

  function closeSeries(): void {
    const { members, waiting } = series
    const rows = series.rows ?? createRowReader(members['columns'], options.columns)
    if (waiting) rows.read(waiting, 1)
    elements?.push({ ...readIdentity(members), ...rows.finish(elements.at(-1)?.timestamps) })
  }

  /** Makes room by dropping what has been read, or by doubling, so that each byte moves only a few times. */
  function append(chunk: Uint8Array): void {
    let { bytes, end, base } = source
    if (end + chunk.length > bytes.length) {
      const needed = end - at + chunk.length
      const roomy = needed * 2 > bytes.length ? new Uint8Array(needed * 2) : bytes
      roomy.set(bytes.subarray(at, end))
      bytes = roomy
      base += at
      end -= at
      at = 0
    }
    bytes.set(chunk, end)
    source = createSource(bytes, end + chunk.length, base)
  }

  /** Decodes as much as possible of what has arrived. */
  function decode(): void {
    if (source.end < enough) return
    if (source.base === 0 && at === 0 && place === 'start') {
      if (source.end < 3) return
      // The byte order mark.
      if (source.bytes[0] === 0xef && source.bytes[1] === 0xbb && source.bytes[2] === 0xbf) at = 3
    }
    while (step());
    // The rest is incomplete. With small chunks, a retry per chunk would take quadratic time.
    enough = 2 * (source.end - at)
  }

  return {
    write(chunk) {
      if (source.base + source.end > 0) {
        append(chunk)
        decode()
        return
      }
      // Most responses are one chunk: a copy of it would take a fifth of the time.
      source = createSource(chunk, chunk.length, 0)
      decode()
      // A `Buffer` of Node would share memory with its slice.
      const rest = new Uint8Array(chunk.subarray(at))
      source = createSource(rest, rest.length, at)
      at = 0
    },
    end() {
      const total = source.base + source.end
      if (total === 0) return undefined
      enough = 0
      // White space, to end a number at the very end.
      append(new Uint8Array([0x20]))
      while (step());
      if (place !== 'end') failAt(source, total - source.base, 'more: the text is incomplete')
      return { elements: rootIsObject ? elements : undefined, links }
    },
  }
}
