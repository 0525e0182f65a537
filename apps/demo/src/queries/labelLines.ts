import type { Dimensions } from '@monasca/core'
import { differingDimensions } from '../components/alarm/differingDimensions.js'
import type { QueryFunction } from './metricQuery.js'

/** What the label of a line can mention. */
export type LineIdentity = {
  metric: string
  dimensions: Dimensions
  /** `undefined` for measurements. */
  function: QueryFunction | undefined
  alias?: string | undefined
  /** The time by which it is earlier: `1d`. */
  compare?: string | undefined
}

const compareUnits: Readonly<Record<string, string>> = { h: 'hour', d: 'day', w: 'week' }

/** `1 day ago`, for a time such as `1d`. */
export function compareWords(compare: string): string {
  const amount = Number.parseInt(compare, 10)
  return `${amount} ${compareUnits[compare.slice(-1)]}${amount === 1 ? '' : 's'} ago`
}

/**
 * Labels the lines of a chart, by their aliases or by what differs between them: one dimension if that is enough, otherwise
 * all that are not the same in all lines; a metric and a function if there are several. A single line has the name of its
 * metric.
 */
export function labelLines(lines: readonly LineIdentity[]): string[] {
  const unnamed = lines.filter(({ alias }) => alias === undefined || alias === '')
  const names = shortestNames(unnamed)
  const hasMetrics = new Set(unnamed.map(({ metric }) => metric)).size > 1
  const hasFunctions = new Set(unnamed.map((line) => line.function)).size > 1
  return lines.map((line) => {
    const label = fillAlias(line) || describe(line, names, hasMetrics, hasFunctions)
    return line.compare === undefined ? label : `${label}, ${compareWords(line.compare)}`
  })
}

/** The dimension that differs in all lines, best their host; otherwise all that differ in some. */
function shortestNames(lines: readonly LineIdentity[]): string[] {
  const names = differingDimensions(lines.map(({ metric, dimensions }) => ({ name: metric, dimensions })))
  const countLabels = (chosen: readonly string[]) =>
    new Set(
      lines.map((line) =>
        JSON.stringify([
          line.metric,
          line.function,
          line.compare,
          ...chosen.map((name) => line.dimensions[name]),
        ]),
      ),
    ).size
  const all = countLabels(names)
  const candidates = names.toSorted((a, b) => Number(b === 'hostname') - Number(a === 'hostname'))
  const enough = candidates.find(
    (name) => lines.every(({ dimensions }) => dimensions[name] !== undefined) && countLabels([name]) === all,
  )
  return enough === undefined ? names : [enough]
}

function describe(
  { metric, dimensions, function: name }: LineIdentity,
  names: readonly string[],
  hasMetrics: boolean,
  hasFunctions: boolean,
): string {
  const values = names.flatMap((key) => dimensions[key] ?? [])
  const parts = [
    ...(hasMetrics || values.length === 0 ? [metric] : []),
    ...(hasFunctions && name !== undefined ? [name] : []),
    // A blank value would be invisible.
    ...values.map((value) => (value.trim() === '' ? '(empty)' : value)),
  ]
  return parts.join(' ')
}

/** Fills the alias of a line; `''` without one. A dimension that it does not have is left out. */
function fillAlias({ alias = '', metric, dimensions, function: name }: LineIdentity): string {
  const text = alias.replace(/\{([^{}]+)\}/g, (_, key: string) => {
    if (Object.hasOwn(dimensions, key)) return dimensions[key] ?? ''
    if (key === 'metric') return metric
    return key === 'function' ? (name ?? '') : ''
  })
  return text.trim()
}
