import type { MetricUnit } from './metricUnit.js'

/**
 * Units by the endings of names, as Monasca's agent gives them: the first that matches. The agent divides by 1024 for
 * `_kbytes`, by 1,048,576 for `_mb`, and by 1024 again for `_gb`.
 */
const endings: readonly (readonly [RegExp, MetricUnit])[] = [
  [/(^|[._])(perc|percent|pct)$/, 'percent'],
  [/(^|[._])status$/, 'status'],
  [/(^|\.)osd\.(up|in)$|_pressure$|\.out_of_disk$/, 'boolean'],
  [/[._]bytes(_total)?_(per_)?sec(ond)?$/, 'bytesPerSecond'],
  [/[._](kbytes|kb)_(per_)?sec(ond)?$/, 'kibibytesPerSecond'],
  [/[._]bits_(per_)?sec(ond)?$/, 'bitsPerSecond'],
  [/[._]bytes(_total)?$/, 'bytes'],
  [/[._](kbytes|kb)$/, 'kibibytes'],
  [/[._](mbytes|mb)$|^mem\.used_(buffers|cached?|shared)$/, 'mebibytes'],
  [/[._](gbytes|gb)$/, 'gibibytes'],
  [/[._]ns$/, 'nanoseconds'],
  [/[._]us$/, 'microseconds'],
  [/[._]ms$/, 'milliseconds'],
  [/[._](days)$/, 'days'],
  [/[._]mhz$/, 'megahertz'],
  // Averages over seconds, such as `iops.avg_5_sec`, are not per second.
  [/_\d+_sec$/, 'number'],
  // A counter of seconds, turned into a rate.
  [/(^|\.)(cpu|io)\.\w+_time_sec$/, 'secondsPerSecond'],
  // How long something takes: other names in `_sec` are rates.
  [
    /(^|[._])(time|latency|duration|delay|age|uptime|wait|elapsed|interval|lag|offset)_(sec|seconds?)$/,
    'seconds',
  ],
  [/[._](seconds|secs)$|(^|[._])response_time$/, 'seconds'],
  [/[._](per_)?sec(ond)?$|[._]rate$/, 'perSecond'],
]

/** Longer than every name: the API accepts 255 characters. */
const longestName = 255

/**
 * Infers the unit of a metric from the end of its name, by the conventions of Monasca's agent; `number` if it does not
 * end in a unit. Let users override it: names of other agents can mislead.
 *
 * @example
 * ```ts
 * unitOfMetric('io.read_kbytes_sec') // 'kibibytesPerSecond'
 * unitOfMetric('zookeeper.avg_latency_sec') // 'seconds'
 * unitOfMetric('net.in_errors_sec') // 'perSecond'
 * ```
 */
export function unitOfMetric(name: string): MetricUnit {
  if (name.length > longestName) return 'number'
  return endings.find(([pattern]) => pattern.test(name))?.[1] ?? 'number'
}
