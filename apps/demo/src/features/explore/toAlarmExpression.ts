import { InvalidParameterError } from '@monasca/core'
import { avg, count, formatExpression, max, min, sum } from '@monasca/core/expression'
import type { ChartLine } from '../../components/chart/types.js'
import type { MetricQuery } from '../../queries/metricQuery.js'

const statistics = { avg, min, max, sum, count }

/** Seconds: the period of an expression is a multiple of it. */
const minute = 60

/**
 * Writes an alarm expression for a query: its function and period, its metric and dimensions, and a threshold above all
 * that is on the chart, so that it does not fire at once. A dimension with several values, or one that an expression
 * cannot contain, is left out.
 *
 * @returns `undefined` for a metric that no expression can contain
 */
export function toAlarmExpression(
  { metric, functions, dimensions = {} }: MetricQuery,
  period: number | undefined,
  lines: readonly ChartLine[],
): string | undefined {
  const statistic = statistics[functions?.[0] ?? 'avg']
  const write = (filter: Record<string, string>): string | undefined => {
    const seconds = Math.ceil((period ?? minute) / minute) * minute
    try {
      return formatExpression(
        statistic(metric, { dimensions: filter, period: seconds }).gt(highestOf(metric, lines)),
      )
    } catch (error) {
      if (error instanceof InvalidParameterError) return undefined
      throw error
    }
  }
  const single = Object.entries(dimensions).flatMap(([name, [value, ...others]]): [string, string][] =>
    value === undefined || others.length > 0 ? [] : [[name, value]],
  )
  return write(Object.fromEntries(single.filter((entry) => write(Object.fromEntries([entry])) !== undefined)))
}

/** The highest value of a metric's lines, in two digits; 0 without one. */
function highestOf(metric: string, lines: readonly ChartLine[]): number {
  let highest = Number.NEGATIVE_INFINITY
  for (const { points } of lines) {
    if (points.name !== metric) continue
    for (const value of points.columns.value) if (value > highest) highest = value
  }
  return Number.isFinite(highest) ? Number(highest.toPrecision(2)) : 0
}
