import type { TableSort } from '../../components/table/types.js'
import type { Host } from '../../hosts/hosts.js'

/** A host with its newest values: percent, and the load of one minute. `undefined` without a recent one. */
export type HostRow = {
  host: Host
  /** No value has arrived recently. */
  isSilent: boolean
  cpu: number | undefined
  memory: number | undefined
  load: number | undefined
}

const { compare } = new Intl.Collator('en', { numeric: true })

/** Sorts hosts by name or values; those without a value are always last. Without a sort their order stays. */
export function sortHostRows(rows: readonly HostRow[], sort: readonly TableSort[]): HostRow[] {
  return rows.toSorted((a, b) => {
    for (const { id, direction } of sort) {
      const order = compareBy(id, a, b, direction === 'asc' ? 1 : -1)
      if (order !== 0) return order
    }
    return 0
  })
}

function compareBy(id: string, a: HostRow, b: HostRow, sign: 1 | -1): number {
  if (id === 'name') return sign * compare(a.host.name, b.host.name)
  if (id !== 'cpu' && id !== 'memory' && id !== 'load') return 0
  const [one, other] = [a[id], b[id]]
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return sign * (one - other)
}
