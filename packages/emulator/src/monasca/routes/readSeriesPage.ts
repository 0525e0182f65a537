import type { Series } from '../../store/findSeries.js'
import type { SeriesOffset } from '../requests/parseSeriesOffset.js'

/** Which rows of a series to read: those after a time, or from a time but without the first `skip` rows. */
export type SeriesCursor = { after: number | undefined; from: number | undefined; skip: number }

/** The rows of one series that are on a page; its id is the position on the page. */
export type SeriesPart<row> = { id: string; dimensions: Series['dimensions']; rows: row[] }

/** A page over several series, and where it ended if there are more. */
export type SeriesPage<row> = {
  parts: SeriesPart<row>[]
  end: SeriesOffset | undefined
}

/** The parts of a page, and the offset in the link to the next one, if there is a link. */
export type SeriesReply<row> = { parts: SeriesPart<row>[]; next: string | undefined }

type Row = readonly [timestamp: number, ...unknown[]]

/**
 * Reads a page of rows, counted over all series: each series to its end, then the next one. Series without rows are
 * skipped. Ids start at 0 on every page, while the end contains the position among all series.
 */
export function readSeriesPage<row extends Row>(
  series: readonly Series[],
  paging: { offset: SeriesOffset | undefined; limit: number },
  read: (series: Series, cursor: SeriesCursor, count: number) => row[],
): SeriesPage<row> {
  const { offset, limit } = paging
  const page: SeriesPage<row> = { parts: [], end: undefined }
  let remaining = limit
  let last = 0
  if (limit === 0) return page
  for (let index = offset?.series ?? 0; index < series.length; index++) {
    const current = series[index]
    if (current === undefined) break
    const cursor = cursorOf(offset, index)
    // One extra row shows whether there is another page.
    const rows = read(current, cursor, remaining + 1)
    const fitting = rows.slice(0, remaining)
    if (fitting.length > 0) {
      last = index
      page.parts.push({ id: String(page.parts.length), dimensions: current.dimensions, rows: fitting })
    }
    if (rows.length > remaining) {
      page.end = endOf(page.parts, last, rows[remaining], remaining === 0 ? undefined : cursor)
      break
    }
    remaining -= fitting.length
  }
  return page
}

function cursorOf(offset: SeriesOffset | undefined, index: number): SeriesCursor {
  if (offset === undefined || (offset.series !== undefined && offset.series !== index)) {
    return { after: undefined, from: undefined, skip: 0 }
  }
  return offset.seen === undefined
    ? { after: offset.timestamp, from: undefined, skip: 0 }
    : { after: undefined, from: offset.timestamp, skip: offset.seen }
}

/** `cursor` is that of the last part; `undefined` if the next row belongs to another series. */
function endOf<row extends Row>(
  parts: readonly SeriesPart<row>[],
  series: number,
  next: row | undefined,
  cursor: SeriesCursor | undefined,
): SeriesPage<row>['end'] {
  const last = parts.at(-1)
  const timestamp = last?.rows.at(-1)?.[0]
  if (last === undefined || timestamp === undefined) return undefined
  if (cursor === undefined || next?.[0] !== timestamp) return { series, timestamp, seen: undefined }
  const onPage = last.rows.filter((row) => row[0] === timestamp).length
  return { series, timestamp, seen: onPage + (cursor.from === timestamp ? cursor.skip : 0) }
}
