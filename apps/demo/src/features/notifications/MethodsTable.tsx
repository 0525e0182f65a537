import { Paper } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Table } from '../../components/table/Table.js'
import { readColumns, writeColumns } from './methodColumns.js'
import { defaultSort, type MethodRow, sortColumns, sortMethods } from './sortMethods.js'
import type { NotificationData } from './useNotificationData.js'

const route = getRouteApi('/signed-in/notifications')

const getId = ({ method }: MethodRow) => method.id

export type MethodsTableProps = {
  data: NotificationData
  mayWrite: boolean
  /** The method that is open beside the table. */
  currentId: string | undefined
}

/** The notification methods with their uses. */
export function MethodsTable({ data, mayWrite, currentId }: MethodsTableProps) {
  const { sort = defaultSort } = route.useSearch()
  const navigate = route.useNavigate()
  const { methods, definitions, types, uses } = data
  const rows = useMemo(() => {
    const unknown = definitions.isError ? null : undefined
    const all = (methods.data ?? []).map((method) => ({
      method,
      uses: uses === undefined ? unknown : (uses.get(method.id) ?? []),
      isSupported: types.data?.includes(method.type) ?? true,
    }))
    return sortMethods(all, sort)
  }, [methods.data, definitions.isError, types.data, uses, sort])

  return (
    <Paper withBorder>
      <Table
        label="Notification methods"
        columns={mayWrite ? writeColumns : readColumns}
        rows={rows}
        getId={getId}
        rowHeight="auto"
        sort={sort}
        onSort={(next) => {
          const chosen = next.flatMap(({ id, direction }) => {
            const column = sortColumns.find((known) => known === id)
            return column === undefined ? [] : [{ id: column, direction }]
          })
          const isDefault = chosen.length === 1 && chosen[0]?.id === 'name' && chosen[0].direction === 'asc'
          void navigate({ search: (now) => ({ ...now, sort: isDefault ? undefined : chosen }) })
        }}
        currentId={currentId}
      />
    </Paper>
  )
}
