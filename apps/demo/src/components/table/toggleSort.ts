import type { SortDirection, TableSort } from './types.js'

/**
 * The next sort after a click on a head. A click sorts by this column alone, the next one reverses it. With `add`
 * (Shift) the column joins the others, is reversed by the second click, and leaves with the third.
 *
 * @param first direction of the first click
 */
export function toggleSort(
  sort: readonly TableSort[],
  id: string,
  first: SortDirection,
  add: boolean,
): TableSort[] {
  const current = sort.find((one) => one.id === id)
  const reversed: TableSort = { id, direction: current?.direction === 'asc' ? 'desc' : 'asc' }
  if (!add) return [current === undefined ? { id, direction: first } : reversed]
  if (current === undefined) return [...sort, { id, direction: first }]
  if (current.direction === first) return sort.map((one) => (one.id === id ? reversed : one))
  return sort.filter((one) => one.id !== id)
}
