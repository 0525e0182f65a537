import type { MetricQuery } from './metricQuery.js'

/** The chosen values of each variable: `[]` for all. */
export type Variables = Readonly<Record<string, readonly string[]>>

/** `$name` or `${name}`. */
const pattern = /\$(?:\{([^{}]+)\}|([\p{L}\p{N}_]+))/gu

/**
 * Replaces the variables of a query. A dimension that accepts a variable with all values accepts any. In names and
 * aliases several values are joined by commas. What looks like a variable and is none stays.
 */
export function substituteVariables(query: MetricQuery, variables: Variables = {}): MetricQuery {
  const { metric, dimensions, alias } = query
  if (Object.keys(variables).length === 0) return query
  return {
    ...query,
    metric: substituteText(metric, variables),
    ...(alias === undefined ? {} : { alias: substituteText(alias, variables) }),
    ...(dimensions === undefined
      ? {}
      : {
          dimensions: Object.fromEntries(
            Object.entries(dimensions).map(([name, values]) => [name, substituteValues(values, variables)]),
          ),
        }),
  }
}

/** Replaces the variables of a text, such as a title. */
export function substituteText(text: string, variables: Variables): string {
  return text.replace(pattern, (whole, braced?: string, bare?: string) => {
    const values = valuesOf(braced ?? bare ?? '', variables)
    if (values === undefined) return whole
    return values.length === 0 ? 'all' : values.join(', ')
  })
}

function substituteValues(values: readonly string[], variables: Variables): string[] {
  const replaced: string[] = []
  for (const value of values) {
    const [match] = value.matchAll(pattern)
    const chosen = match && valuesOf(match[1] ?? match[2] ?? '', variables)
    if (match === undefined || chosen === undefined) replaced.push(value)
    // Any value is accepted, whatever else is.
    else if (chosen.length === 0) return []
    else {
      const [before, after] = [value.slice(0, match.index), value.slice(match.index + match[0].length)]
      replaced.push(...chosen.map((one) => `${before}${one}${substituteText(after, variables)}`))
    }
  }
  return [...new Set(replaced)]
}

function valuesOf(name: string, variables: Variables): readonly string[] | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined
}
