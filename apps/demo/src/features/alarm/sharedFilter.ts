import type { Alarm } from '@monasca/core'
import { checkFilter } from '../../search/dimensionFilters.js'

/** Dimensions that other alarms may share, as a filter of the server and as its texts. */
export type SharedFilter = { dimensions: Record<string, string>; texts: string[] }

/** Which dimensions set an alarm apart, if its definition names none. */
const usual = ['hostname', 'service']

/** The match-by values of an alarm, or its host; `undefined` if it has none, or several. */
export function sharedFilter(
  { metrics }: Pick<Alarm, 'metrics'>,
  matchBy: readonly string[],
): SharedFilter | undefined {
  const known = (names: readonly string[]) =>
    names.flatMap((name): [name: string, value: string][] => {
      const values = new Set(metrics.map(({ dimensions }) => dimensions[name]))
      const [value] = values
      // A bar or a quotation mark has a meaning in the text of a filter.
      const isUsable =
        value !== undefined && !/[|"]/.test(value) && checkFilter(`${name}=${value}`) === undefined
      return isUsable && values.size === 1 ? [[name, value]] : []
    })
  const named = known(matchBy)
  const found = named.length > 0 ? named : known(usual).slice(0, 1)
  if (found.length === 0) return undefined
  return {
    dimensions: Object.fromEntries(found),
    texts: found.map(([name, value]) => `${name}=${value}`),
  }
}
