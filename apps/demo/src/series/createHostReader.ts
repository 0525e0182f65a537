import type { StatisticName } from '@monasca/core'
import { type ColumnSeries, sumSeries } from '@monasca/core/series'
import type { Points } from '../components/chart/points.js'

/** The points of one metric, by the name of the host. */
export type PointsByHost = ReadonlyMap<string, Points>

/**
 * Makes a function that tells series apart by their host, and adds up those of the same one, such as its network devices.
 * While the series of a host are the same objects, so are its points: a card whose host has nothing new is left alone.
 *
 * @param statistic the column to take
 * @param derive makes the value to show from the one that is reported
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
