/**
 * Text that identifies a metric inside a project: its name and its dimensions, whatever their order. Use it as map key or
 * React key; the `id` in replies is only a position on most servers, and changes from query to query.
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
