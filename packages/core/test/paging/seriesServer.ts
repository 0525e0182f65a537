import { type Behaviour, type ListServer, link, serve } from './listServer.js'

/** A metric and its points: times in ms since the epoch, and values. */
export type StoredSeries = {
  dimensions: Record<string, string>
  points: readonly (readonly [number, number])[]
}

export type SeriesServerOptions = {
  behaviour?: Behaviour
  /** Whether a range includes its end and periods are aligned to the start, as on Cassandra. @default false */
  isCassandra?: boolean
  /** Whether the time in an offset applies to all series, as on InfluxDB. @default false */
  appliesTimeToAll?: boolean
  /** Maximum points per page. @default 10000 */
  most?: number
}

type Series = { dimensions: Record<string, string>; rows: [number, number][] }

/** A real HTTP server with measurements and statistics of one metric, paged like a known server. */
export async function serveSeries(
  stored: readonly StoredSeries[],
  options: SeriesServerOptions = {},
): Promise<ListServer> {
  const { behaviour = 'correct', isCassandra = false, appliesTimeToAll = false, most = 10_000 } = options
  return serve((query, { url }) => {
    const isStatistics = url.startsWith('/metrics/statistics')
    const limit = Math.min(Number(query.get('limit') ?? most), most)
    const start = Date.parse(query.get('start_time') ?? '')
    const end = Date.parse(query.get('end_time') ?? '9999-01-01')
    if (end <= start) return { status: 400, body: { title: 'Bad Request', description: 'end before start' } }
    const isWithin = (time: number): boolean => time >= start && (isCassandra ? time <= end : time < end)
    const period = Number(query.get('period') ?? 300) * 1000
    const base = isCassandra ? start : 0
    const series = group(stored, query.get('group_by')).map(({ dimensions, rows }) => {
      const within = rows.filter(([time]) => isWithin(time))
      return { dimensions, rows: isStatistics ? sum(within, period, base) : within }
    })
    const offset = query.get('offset')
    const [at = '0', time = ''] = (offset ?? '').includes('_')
      ? (offset ?? '').split('_')
      : ['0', offset ?? '']
    const after = offset === null ? Number.NEGATIVE_INFINITY : Date.parse(time)
    let left = limit
    let isMore = false
    const elements: unknown[] = []
    let last = ''
    for (const [index, { dimensions, rows }] of series.entries()) {
      if (!appliesTimeToAll && index < Number(at)) continue
      const open = rows.filter(([moment]) => moment > after || !(appliesTimeToAll || index === Number(at)))
      const shown = open.slice(0, left)
      isMore ||= open.length > left
      left -= shown.length
      if (shown.length === 0) continue
      last = `${index}_${new Date(shown.at(-1)?.[0] ?? 0).toISOString()}`
      const columns = ['timestamp', isStatistics ? 'sum' : 'value', ...(isStatistics ? [] : ['value_meta'])]
      const member = isStatistics ? 'statistics' : 'measurements'
      const wire = shown.map(([moment, value]) => [
        new Date(moment).toISOString(),
        value,
        ...(isStatistics ? [] : [{}]),
      ])
      elements.push({ id: String(elements.length), name: 'm', dimensions, columns, [member]: wire })
    }
    const hasNext = isMore || (left === 0 && behaviour === 'exact-full page')
    const next = hasNext && elements.length > 0 ? link(url, { behaviour, asked: offset, next: last }) : []
    return { body: { links: [{ rel: 'self', href: url }, ...next], elements } }
  })
}

/** One series for each metric, or all metrics as one. */
export function group(stored: readonly StoredSeries[], groupBy: string | null): Series[] {
  if (groupBy === '*') {
    return stored.map(({ dimensions, points }) => ({
      dimensions,
      rows: points.map(([time, value]) => [time, value]),
    }))
  }
  const rows = stored.flatMap(({ points }) => points.map(([time, value]): [number, number] => [time, value]))
  return [{ dimensions: {}, rows: rows.sort(([a], [b]) => a - b) }]
}

/** The sum of each period, aligned to `base`. */
export function sum(rows: readonly [number, number][], period: number, base: number): [number, number][] {
  const sums = new Map<number, number>()
  for (const [time, value] of rows) {
    const start = base + Math.floor((time - base) / period) * period
    sums.set(start, (sums.get(start) ?? 0) + value)
  }
  return [...sums]
}
