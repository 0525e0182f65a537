/**
 * Returns a text that identifies a metric within a project: its name and dimensions, in any order. Use it as a map key
 * or React key. On most servers the `id` in responses is only a position and changes from query to query.
 *
 * @example
 * ```ts
 * metricKey({ name: 'cpu.idle_perc', dimensions: { hostname: 'web1' } }) // '["cpu.idle_perc","hostname","web1"]'
 * ```
 */
export function metricKey(metric: { name: string; dimensions: Readonly<Record<string, string>> }): string {
  const names = Object.keys(metric.dimensions).sort()
  return JSON.stringify([metric.name, ...names.flatMap((name) => [name, metric.dimensions[name]])])
}
