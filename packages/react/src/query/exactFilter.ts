import type { DimensionFilter, Dimensions } from '@monasca/core'

/**
 * Returns the part of a filter that Monasca can apply. A query cannot contain `|` or `,` in a value, nor `,` or `:` in a
 * name: such a value becomes "has this dimension", and such a name is left out. Apply `matchesFilter` to the result.
 *
 * @returns `undefined` if nothing is left
 * @example
 * ```ts
 * const filter = { hostname: 'web1', thing: 'a|b' }
 * const { elements } = await client.metrics.list({ dimensions: toServerFilter(filter) })
 * const metrics = elements.filter(({ dimensions }) => matchesFilter(dimensions, filter))
 * ```
 */
export function toServerFilter(filter: DimensionFilter): DimensionFilter | undefined {
  const entries = Object.entries(filter).flatMap(
    ([name, wanted]): [string, string | readonly string[] | true][] => {
      if (name === '' || /[,:]/.test(name)) return []
      return [[name, valuesOf(wanted)?.every((value) => value !== '' && !/[,|]/.test(value)) ? wanted : true]]
    },
  )
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/**
 * Returns whether dimensions match a filter exactly.
 *
 * @example
 * ```ts
 * matchesFilter({ hostname: 'web1', device: 'sda' }, { device: ['sda', 'sdb'] }) // true
 * ```
 */
export function matchesFilter(dimensions: Dimensions, filter: DimensionFilter): boolean {
  return Object.entries(filter).every(([name, wanted]) => {
    const value = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined
    return value !== undefined && (valuesOf(wanted)?.includes(value) ?? true)
  })
}

function valuesOf(wanted: string | readonly string[] | true): readonly string[] | undefined {
  if (wanted === true) return undefined
  return typeof wanted === 'string' ? [wanted] : wanted
}
