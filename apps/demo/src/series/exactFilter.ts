import type { DimensionFilter, Dimensions } from '@monasca/core'

/**
 * The part of a filter that Monasca can apply. A query has no way to write `|` or `,` inside a value, nor `,` or `:` inside
 * a name. For such a value it becomes "has this dimension", for such a name nothing: pick the rest with `matchesFilter`.
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

/** Whether dimensions match a filter exactly. */
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
