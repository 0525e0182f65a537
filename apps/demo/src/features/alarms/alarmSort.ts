import type { TableSort } from '../../components/table/types.js'

/** How the columns are named in the API, and whether the first value of the API is the last one of the column. */
const fields = {
  state: { field: 'state', isReversed: false },
  severity: { field: 'severity', isReversed: false },
  definition: { field: 'alarm_definition_name', isReversed: false },
  // The longest duration has the earliest time.
  duration: { field: 'state_updated_timestamp', isReversed: true },
  lifecycle: { field: 'lifecycle_state', isReversed: false },
  link: { field: 'link', isReversed: false },
} as const

const columns = new Map<string, { field: string; isReversed: boolean }>(Object.entries(fields))

/** The most important alarms first, then those that changed last. */
export const defaultSort: readonly TableSort[] = [
  { id: 'state', direction: 'desc' },
  { id: 'severity', direction: 'desc' },
  { id: 'duration', direction: 'asc' },
]

/** Parses the sort in the address: `-state,definition`. Unknown columns are left out. */
export function parseSort(text: string | undefined): readonly TableSort[] {
  if (text === undefined) return defaultSort
  const sort = new Map<string, TableSort>()
  for (const part of text.split(',')) {
    const id = part.replace('-', '')
    if (columns.has(id)) sort.set(id, { id, direction: part.startsWith('-') ? 'desc' : 'asc' })
  }
  return sort.size === 0 ? defaultSort : [...sort.values()]
}

/** Formats a sort for the address; `undefined` for the default. */
export function formatSort(sort: readonly TableSort[]): string | undefined {
  const text = sort.map(({ id, direction }) => (direction === 'desc' ? `-${id}` : id)).join(',')
  const usual = defaultSort.map(({ id, direction }) => (direction === 'desc' ? `-${id}` : id)).join(',')
  return text === '' || text === usual ? undefined : text
}

/** The sort as the API names it. */
export function toSortBy(sort: readonly TableSort[]): string[] {
  return sort.flatMap(({ id, direction }) => {
    const column = columns.get(id)
    if (column === undefined) return []
    const isDescending = (direction === 'desc') !== column.isReversed
    return [`${column.field} ${isDescending ? 'desc' : 'asc'}`]
  })
}
