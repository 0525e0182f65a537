import type { StatisticName } from '@monasca/core'
import { type ColumnSeries, sumSeries } from '@monasca/core/series'
import type { Points } from '../components/chart/points.js'

/** The points of one metric, by host name. */
export type PointsByHost = ReadonlyMap<string, Points>

/**
 * Creates a function that groups series by host, and adds up those of one host, such as its network devices. The points
 * of a host stay the same object while its series do, so that a card without new data is not rendered.
 *
 * @param statistic the column to read
 * @param derive derives the displayed value from the reported one
 */
export function createHostReader<statistic extends StatisticName>(
  statistic: statistic,
  derive?: ((value: number) => number) | undefined,
): (series: readonly ColumnSeries<statistic>[]) => PointsByHost {
  let known = new Map<string, { sources: ColumnSeries<statistic>[]; points: Points }>()

  const toPoints = (sources: readonly ColumnSeries<statistic>[]): Points[] => {
    const sum = sumSeries(sources)
    if (sum === undefined) return []
    const values = sum.columns[statistic]
    return [
      { ...sum, columns: { value: derive === undefined ? values : values.map((value) => derive(value)) } },
    ]
  }

  return (series) => {
    const next: typeof known = new Map()
    for (const [host, sources] of groupByHost(series)) {
      const before = known.get(host)
      if (before && isSame(before.sources, sources)) next.set(host, before)
      else for (const points of toPoints(sources)) next.set(host, { sources, points })
    }
    known = next
    return new Map([...known].map(([host, { points }]) => [host, points]))
  }
}

function groupByHost<one extends ColumnSeries>(series: readonly one[]): Map<string, one[]> {
  const groups = new Map<string, one[]>()
  for (const one of series) {
    const host = one.dimensions['hostname']
    if (host === undefined) continue
    const group = groups.get(host)
    if (group === undefined) groups.set(host, [one])
    else group.push(one)
  }
  return groups
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}
