import type { Variables } from '../../../queries/substituteVariables.js'
import { allValues, type VariableSearch } from '../dashboardSearch.js'
import type { Variable } from '../model/dashboard.js'

/** A variable with its choices. */
export type ResolvedVariable = {
  variable: Variable
  /** What can be chosen; `undefined` while it loads. */
  options: readonly string[] | undefined
  /** What is chosen: `[]` is “all”; `undefined` until it is known, or if there is nothing to choose. */
  chosen: readonly string[] | undefined
}

/** Most values of “all” that a filter names one by one. */
const mostNamed = 200

/** Decides the value of a variable: that of the address, its default, all, or the first that exists. */
export function resolveVariable(
  variable: Variable,
  search: VariableSearch,
  options: readonly string[] | undefined,
): ResolvedVariable {
  const { name, multi = false, all = false, value } = variable
  const wanted = listOf(search[`var-${name}`])
  if (wanted !== undefined) {
    if (wanted.includes(allValues)) return { variable, options, chosen: all ? [] : firstOf(options) }
    return { variable, options, chosen: multi ? wanted : wanted.slice(0, 1) }
  }
  if (value !== undefined && value.length > 0) {
    return { variable, options, chosen: multi ? value : value.slice(0, 1) }
  }
  return { variable, options, chosen: all ? [] : firstOf(options) }
}

/**
 * The values to fill in. “All” of a variable that depends on others is the list of what exists, as any value would be
 * more.
 */
export function toVariables(resolved: readonly ResolvedVariable[]): Variables {
  const entries = resolved.flatMap(({ variable, options, chosen }): [string, readonly string[]][] => {
    if (chosen === undefined) return []
    const isNarrow = variable.where !== undefined && options !== undefined && options.length <= mostNamed
    return [[variable.name, chosen.length === 0 && isNarrow ? options : chosen]]
  })
  return Object.fromEntries(entries)
}

/** The search parameter of a choice: `[]` is “all”. */
export function toParameter(chosen: readonly string[]): string | string[] {
  if (chosen.length === 0) return allValues
  const [only] = chosen
  return chosen.length === 1 && only !== undefined ? only : [...chosen]
}

function firstOf(options: readonly string[] | undefined): readonly string[] | undefined {
  const first = options?.[0]
  return first === undefined ? undefined : [first]
}

function listOf(value: string | string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value
}
