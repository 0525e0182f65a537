import type { NotificationMethod } from '@monasca/core'
import type { TableSort } from '../../components/table/types.js'
import type { Use } from './usage.js'

/** A method with what the table shows about it. */
export type MethodRow = {
  method: NotificationMethod
  /** The definitions that use it: `undefined` while they are read, `null` if reading them failed. */
  uses: readonly Use[] | undefined | null
  /** Whether the server has its type; true while its types are unknown. */
  isSupported: boolean
}

/** The columns to sort by. */
export const sortColumns = ['name', 'type', 'period', 'uses'] as const

export const defaultSort: readonly TableSort[] = [{ id: 'name', direction: 'asc' }]

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

type Compare = (one: MethodRow, other: MethodRow) => number

const comparisons: Readonly<Record<string, Compare>> = {
  name: (one, other) => collator.compare(one.method.name, other.method.name),
  type: (one, other) => collator.compare(one.method.type, other.method.type),
  period: (one, other) => one.method.period - other.method.period,
  uses: (one, other) => (one.uses?.length ?? 0) - (other.uses?.length ?? 0),
}

/** Sorts by the columns of `sort`, the first one first; equal rows by name. */
export function sortMethods(rows: readonly MethodRow[], sort: readonly TableSort[]): MethodRow[] {
  const steps = [...sort, ...defaultSort].flatMap(({ id, direction }): Compare[] => {
    const compare = comparisons[id]
    if (compare === undefined) return []
    return [direction === 'asc' ? compare : (one, other) => compare(other, one)]
  })
  return rows.toSorted((one, other) => {
    for (const compare of steps) {
      const order = compare(one, other)
      if (order !== 0) return order
    }
    return 0
  })
}
