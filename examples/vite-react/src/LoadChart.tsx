import { useLiveSeries } from '@monasca/react'
import { polling } from '@monasca/react/query'

/** The processor load of each host in the last hour. */
export function LoadChart() {
  const { data, error } = useLiveSeries({
    name: 'cpu.user_perc',
    groupBy: ['hostname'],
    statistics: ['avg'],
    period: 60, // seconds
    window: 3600, // seconds
    query: polling({ interval: 10_000 }), // milliseconds
  })
  if (!data) return error ? <p role="alert">{error.shortMessage}</p> : <p>Loading…</p>
  const end = Math.max(...data.series.map(({ timestamps }) => timestamps.at(-1) ?? 0))
  return (
    <svg viewBox="-3600 0 3600 100" width="100%" height="240" preserveAspectRatio="none" role="img">
      <title>Processor load</title>
      {data.series.map(({ dimensions: { hostname }, timestamps, columns }) => (
        <polyline
          key={hostname}
          fill="none"
          stroke="currentColor"
          vectorEffect="non-scaling-stroke"
          points={Array.from(timestamps, (time, i) => `${(time - end) / 1000},${100 - columns.avg[i]}`).join(
            ' ',
          )}
        />
      ))}
    </svg>
  )
}
