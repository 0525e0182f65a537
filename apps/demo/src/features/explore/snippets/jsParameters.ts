import { type SnippetRead, valuesOf } from './snippetRead.js'

/** Writes the parameters that calls and hooks share, one a line. JSON is valid JavaScript. */
export function jsParameters(read: SnippetRead): string[] {
  const { name, dimensions, statistics, period, groupBy, mergeMetrics } = read
  const filter = Object.entries(dimensions ?? {}).map(([key, wanted]): [string, unknown] => {
    const values = valuesOf(wanted)
    return [key, values?.length === 1 ? values[0] : wanted]
  })
  return [
    `name: ${JSON.stringify(name)},`,
    ...(filter.length === 0 ? [] : [`dimensions: ${writeObject(filter)},`]),
    ...(statistics ? [`statistics: ${JSON.stringify(statistics)},`, `period: ${period},`] : []),
    ...(groupBy ? [`groupBy: ${JSON.stringify(groupBy)},`] : []),
    ...(mergeMetrics ? ['mergeMetrics: true,'] : []),
  ]
}

/** An expression that drops series which a query cannot tell apart; `''` if there are none. */
export function jsFilter({ rest }: SnippetRead): string {
  const tests = Object.entries(rest).map(([name, wanted]) => {
    const values = JSON.stringify(valuesOf(wanted) ?? [])
    return `${values}.some((value) => value === dimensions[${JSON.stringify(name)}])`
  })
  return tests.length === 0 ? '' : `.filter(({ dimensions }) => ${tests.join(' && ')})`
}

/** A computed key, because `__proto__` would set the prototype. */
function writeObject(entries: readonly [string, unknown][]): string {
  const members = entries.map(([key, value]) => `[${JSON.stringify(key)}]: ${JSON.stringify(value)}`)
  const plain = entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  return `{ ${(entries.some(([key]) => key === '__proto__') ? members : plain).join(', ')} }`
}
