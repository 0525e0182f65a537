// Measurements that an expression can be tried on: a load that goes up and down around its thresholds.

const minute = 60_000
/** Each host is busy at another time. */
const hosts = [
  { name: 'web1', peaks: [70, 205], width: 14 },
  { name: 'web2', peaks: [140], width: 4 },
  { name: 'db1', peaks: [], width: 1 },
]

/** The hosts of the simulation. */
export const hostNames = hosts.map(({ name }) => name)

/** Noise that is the same for each visitor: between -1 and 1. */
function noise(seed) {
  const x = Math.sin(seed * 12.9898) * 43_758.5453
  return 2 * (x - Math.floor(x)) - 1
}

/** The load at a minute: around 0.6, and 1 at the top of a peak. */
function loadAt({ peaks, width }, index, salt) {
  const calm = 0.55 + 0.1 * Math.sin(index / 25 + salt) + 0.06 * noise(index + 1000 * salt)
  const peak = Math.max(0, ...peaks.map((at) => 1 - ((index - at) / width) ** 2))
  return calm + peak * (1 - calm)
}

/**
 * Creates the measurements of every metric of an expression, one a minute, for each host that it can match.
 *
 * @param {readonly import('@monasca/core/expression').SubExpression[]} comparisons
 * @param {{ startTime: number, endTime: number, height: number, silent: boolean }} options - `height`: the top of a peak,
 *   in percent of the threshold. `silent`: whether web1 stops reporting for an hour.
 * @returns {import('@monasca/core/series').ColumnSeries<'value'>[]}
 */
export function simulate(comparisons, { startTime, endTime, height, silent }) {
  const series = new Map()
  for (const [salt, comparison] of comparisons.entries()) {
    for (const [position, host] of hosts.entries()) {
      const wanted = comparison.dimensions.hostname
      if (wanted !== undefined && wanted !== host.name) continue
      const dimensions = { hostname: host.name, ...comparison.dimensions }
      const key = JSON.stringify([comparison.metricName, dimensions])
      if (series.has(key)) continue
      const minutes = Array.from({ length: Math.floor((endTime - startTime) / minute) }, (_, index) => index)
      const present = minutes.filter(
        (index) => !(silent && host.name === 'web1' && index >= 270 && index < 330),
      )
      series.set(key, {
        id: String(series.size),
        name: comparison.metricName,
        dimensions,
        timestamps: Float64Array.from(present, (index) => startTime + index * minute),
        columns: {
          value: Float64Array.from(present, (index) =>
            valueAt(comparison, loadAt(host, index, salt + position), height / 100),
          ),
        },
        valueMeta: {},
      })
    }
  }
  return [...series.values()]
}

/** A load as a value of the metric: its peak is beyond the threshold, on the side that raises the alarm. */
function valueAt({ threshold, operator }, load, height) {
  const size = Math.abs(threshold) || 1
  const distance = (load * height - 1) * size
  const value = operator === 'GT' || operator === 'GTE' ? threshold + distance : threshold - distance
  return Math.round(value * 100) / 100
}
