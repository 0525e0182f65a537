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

/** Which rows to decode. */
export type SeriesDecoderOptions<column extends string = string> = {
  /** The member of each series that holds its rows. */
  member: 'measurements' | 'statistics'
  /** The columns of numbers to keep; others are passed over. Those that the server does not send are NaN throughout. */
  columns: readonly column[]
}

/** A reply of the server with its series as columns. */
export type DecodedSeries<column extends string = string> = {
  /** `undefined` if the reply is JSON, but has no list of series. */
  elements: ColumnSeries<column>[] | undefined
  /** The member `links`, as it came. */
  links: unknown
}

/** Takes a reply piece by piece. */
export type SeriesDecoder<column extends string = string> = {
  /**
   * Decodes as much as has arrived. Pieces may end anywhere, inside of a character too; they may be reused afterwards.
   *
   * @throws `JsonSyntaxError` with the place, as soon as the text cannot become JSON any more
   */
  write(chunk: Uint8Array): void
  /**
   * To be called once, after the last piece.
   *
   * @returns `undefined` if there was not a single byte
   * @throws `JsonSyntaxError` if the text breaks off
   */
  end(): DecodedSeries<column> | undefined
}

/** Which place of the reply comes next: its root, the list of series, one of them, its rows, or nothing more. */
type Place = 'start' | 'root' | 'list' | 'series' | 'rows' | 'end'

/** One series while its members arrive, in whichever order. */
type OpenSeries<column extends string> = {
  members: Record<string, unknown>
  rows: RowReader<column> | undefined
  /** Rows that came before the names of their columns, as they came. */
  waiting: Source | undefined
}

const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const comma = 0x2c

/**
 * Makes a decoder for the replies of `GET /v2.0/metrics/measurements` and `…/statistics`: bytes in, columns out, while
 * they arrive, without a text of the reply and without an object for each row. Whatever JSON allows is read, and every
 * number is the same, bit for bit, as `JSON.parse` gives.
 *
 * Times that end in `Z`, as servers write them, are what `Date.parse` gives. Other ISO 8601 text is read as well: a date, or
 * date and time down to minutes, seconds or a fraction, with an offset, or without a zone, which means UTC. Numbers are
 * milliseconds. All else is NaN, also what `Date.parse` may read, such as `2026-1-1` and RFC 1123.
 *
 * A series that names its columns twice, which no server does, is read with the first names.
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
  /** With so few bytes there is no use in trying again: what is under way was longer. */
  let enough = 0
  let place: Place = 'start'
  /** Whether the place has had a member or element already, so that a comma must come before the next. */
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
   * Where the next member or element of the place begins; passes over the comma before it. Answers `incomplete` while that
   * has not arrived, and `undefined` at the end of the place, which is left.
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

  /** Takes what comes next, if it is there as a whole; tells whether it was. */
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
    elements?.push({ ...readIdentity(members), ...rows.finish() })
  }

  /** Makes room by giving up what has been read, or by doubling, so that each byte moves a few times at the most. */
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

  return {
    write(chunk) {
      append(chunk)
      if (source.end < enough) return
      if (source.base === 0 && at === 0 && place === 'start') {
        if (source.end < 3) return
        // The mark that some programs put before UTF-8.
        if (source.bytes[0] === 0xef && source.bytes[1] === 0xbb && source.bytes[2] === 0xbf) at = 3
      }
      while (step());
      // What is left did not suffice. Trying again at each piece would take for ever where pieces are small.
      enough = 2 * (source.end - at)
    },
    end() {
      const total = source.base + source.end
      if (total === 0) return undefined
      enough = 0
      // White space: a number at the very end has to end somewhere.
      append(new Uint8Array([0x20]))
      while (step());
      if (place !== 'end') failAt(source, total - source.base, 'more: the text breaks off')
      return { elements: rootIsObject ? elements : undefined, links }
    },
  }
}
