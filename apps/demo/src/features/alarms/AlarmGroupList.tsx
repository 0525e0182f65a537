import { Paper, Text } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { useNavigate } from '@tanstack/react-router'
import { memo, useMemo, useRef } from 'react'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { loadingRows } from '../../components/table/loadingRows.js'
import { Table } from '../../components/table/Table.js'
import type { TableHandle } from '../../components/table/types.js'
import { formatCount } from '../../format/formatCount.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import classes from './AlarmsPage.module.css'
import { type AlarmGroup, type Grouping, groupFilter } from './alarmGroups.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import { groupColumns } from './groupColumns.js'
import { ListBar } from './ListBar.js'
import { NoAlarms } from './NoAlarms.js'
import { Searched } from './Searched.js'
import type { ServerFilter } from './toAlarmFilter.js'
import { useAlarmGroups } from './useAlarmGroups.js'
import type { BulkActions } from './useBulkActions.js'
import { useFoundAlarms } from './useFoundAlarms.js'
import { useGroupSelection } from './useGroupSelection.js'
import { useListKeys } from './useListKeys.js'

export type AlarmGroupListProps = {
  search: AlarmsSearch
  grouping: Grouping
  filter: ServerFilter
  /** The filter that the API does not have. */
  where: ((alarm: Alarm) => boolean) | undefined
  /** Number of alarms that match on the server; `undefined` while it loads. */
  count: number | undefined
  /** The counts failed to load or to update; with the list, one notice is enough. */
  countsError: Error | null
  refetchCounts: () => unknown
  actions: BulkActions
}

const getKey = ({ key }: AlarmGroup): string => key
const getLabel = ({ label }: AlarmGroup): string => label
const everything = (): boolean => true

/** The alarms that match in groups, the worst first. */
export const AlarmGroupList = memo(function AlarmGroupList(props: AlarmGroupListProps) {
  const { search, grouping, filter, where, count, countsError, refetchCounts, actions } = props
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle>(null)
  // The API counts neither by minute nor with these filters.
  const isLocal = where !== undefined || grouping.by === 'minute'
  const found = useFoundAlarms({
    filter,
    sortBy: ['state_updated_timestamp desc'],
    where: isLocal ? (where ?? everything) : undefined,
  })
  const { groups, isLoading, error, retry } = useAlarmGroups({
    grouping,
    filter,
    found: isLocal ? found : undefined,
  })
  const total = isLocal ? found.alarms.length : (count ?? 0)
  const selection = useGroupSelection({
    subject: JSON.stringify(search),
    groups,
    grouping,
    total,
    matching: () => ({ ...filter, where }),
  })
  useListKeys({ table, selection, actions })
  const columns = useMemo(() => groupColumns(search, grouping), [search, grouping])

  const stale = error ?? countsError
  if (error !== null && groups.length === 0) return <ErrorNotice error={error} onRetry={retry} />
  if (!isLoading && groups.length === 0) {
    if (count === 0 || where !== undefined) return <NoAlarms search={search} hasDefinitions />
    return (
      <Paper withBorder p="md">
        <Text size="sm">
          No alarm that matches has the dimension “{search.group?.replace('dimension.', '')}”.
        </Text>
      </Paper>
    )
  }
  return (
    <>
      {stale !== null && (
        <StaleNotice
          error={stale}
          onRetry={() => {
            retry()
            refetchCounts()
          }}
        />
      )}
      <Paper withBorder className={classes['card'] ?? ''}>
        <ListBar
          summary={
            isLoading
              ? 'Loading…'
              : `${formatCount(groups.length)} ${groups.length === 1 ? 'group' : 'groups'}`
          }
          selection={selection}
          total={total}
          actions={actions}
        >
          {where !== undefined && <Searched search={search} found={found} total={count} />}
          {where === undefined && isLocal && found.hasMore && (
            <Text size="xs" c="dimmed">
              of the {formatCount(found.searched)} alarms that changed last
            </Text>
          )}
        </ListBar>
        <Table
          ref={table}
          label="Groups of alarms"
          columns={columns}
          rows={isLoading ? loadingRows : groups}
          getId={getKey}
          getLabel={getLabel}
          selection={mayWrite ? selection : undefined}
          onOpen={({ key }) => {
            const changes = groupFilter(search, grouping, key)
            if (changes) void navigate({ to: '/alarms', search: { ...search, ...changes } })
          }}
          resetKey={JSON.stringify(search)}
        />
      </Paper>
    </>
  )
})
