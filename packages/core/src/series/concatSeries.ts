import type { ColumnSeries } from './columnSeries.js'
import { joinRows } from './joinRows.js'
import { metricKey } from './metricKey.js'
import { sliceSeries } from './sliceSeries.js'

/**
 * Joins the parts of series from several pages by name and dimensions: `id` may change from page to page. The parts
 * must be in the order of the pages. If a part starts before the end of the previous one, its rows replace those: some
 * servers return to an earlier time when a page ends between two series.
 *
 * @example
 * ```ts
 * const join = (pages: SeriesPage[]) => concatSeries(pages.flatMap(({ elements }) => elements))
 * ```
 */
export function concatSeries<column extends string>(
  parts: readonly ColumnSeries<column>[],
): ColumnSeries<column>[] {
  return [...concatByKey(parts).values()]
}

/** The series that `concatSeries` returns, by their `metricKey`. */
export function concatByKey<column extends string>(
  parts: readonly ColumnSeries<column>[],
): Map<string, ColumnSeries<column>> {
  const groups = new Map<string, [ColumnSeries<column>, ...ColumnSeries<column>[]]>()
  for (const part of parts) {
    const key = metricKey(part)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [part])
    else if (part.timestamps.length > 0) groups.set(key, [...cutBefore(group, part), part])
  }
  const joined = new Map<string, ColumnSeries<column>>()
  for (const [key, group] of groups) joined.set(key, group.length === 1 ? group[0] : joinRows(group))
  return joined
}

/** Keeps rows at the exact start of the next part: a page may end between measurements at one time. */
function cutBefore<column extends string>(
  group: [ColumnSeries<column>, ...ColumnSeries<column>[]],
  next: ColumnSeries<column>,
): [ColumnSeries<column>, ...ColumnSeries<column>[]] {
  const start = next.timestamps[0] ?? Number.NaN
  const [first, ...others] = group.map((part) =>
    (part.timestamps.at(-1) ?? start) > start ? sliceSeries(part, Number.NEGATIVE_INFINITY, start) : part,
  )
  return first === undefined ? group : [first, ...others]
}
