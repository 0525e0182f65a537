import { Paper } from '@mantine/core'
import type { Alarm, AlarmDefinition } from '@monasca/core'
import { useNavigate } from '@tanstack/react-router'
import { memo, useMemo, useRef } from 'react'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { Table } from '../../components/table/Table.js'
import type { TableHandle } from '../../components/table/types.js'
import { formatCount } from '../../format/formatCount.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import classes from './AlarmsPage.module.css'
import { alarmColumns } from './alarmColumns.js'
import { formatSort, parseSort, toSortBy } from './alarmSort.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import { alarmWords } from './alarmWords.js'
import { ListBar } from './ListBar.js'
import { NoAlarms } from './NoAlarms.js'
import { Searched } from './Searched.js'
import { SharedDimensions } from './SharedDimensions.js'
import type { ServerFilter } from './toAlarmFilter.js'
import { useAlarmRows } from './useAlarmRows.js'
import { useAlarmSelection } from './useAlarmSelection.js'
import type { BulkActions } from './useBulkActions.js'
import { useFoundAlarms } from './useFoundAlarms.js'
import { useListKeys } from './useListKeys.js'
import { useSharedDimensions } from './useSharedDimensions.js'

export type AlarmListProps = {
  search: AlarmsSearch
  filter: ServerFilter
  /** The filter that the API does not have. */
  where: ((alarm: Alarm) => boolean) | undefined
  /** Number of alarms that match on the server; `undefined` while it loads. */
  count: number | undefined
  /** The counts failed to load or to update; with the list, one notice is enough. */
  countsError: Error | null
  refetchCounts: () => unknown
  definitions: readonly AlarmDefinition[] | undefined
  actions: BulkActions
  onSort: (sort: string | undefined) => void
}

const getId = ({ id }: Alarm): string => id
const getLabel = ({ alarmDefinition, metrics }: Alarm): string =>
  [alarmDefinition.name, ...Object.values(metrics[0]?.dimensions ?? {})].join(' ')

/** The alarms that match, one per row. */
export const AlarmList = memo(function AlarmList(props: AlarmListProps) {
  const { search, filter, where, count, countsError, refetchCounts, definitions, actions, onSort } = props
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const table = useRef<TableHandle>(null)
  const sort = parseSort(search.sort)
  const sortBy = toSortBy(sort)
  const isLocal = where !== undefined
  const list = useAlarmRows({ filter, sortBy, count, enabled: !isLocal })
  const found = useFoundAlarms({ filter, sortBy, where })
  const source = isLocal
    ? {
        rows: found.alarms,
        error: found.error,
        retry: found.retry,
        isEmpty: !found.isSearching && found.alarms.length === 0,
        hasData: found.searched > 0,
      }
    : { ...list, hasData: !list.isLoading && list.error === null ? true : list.rows.at(0) !== undefined }
  const loaded = () => (isLocal ? found.alarms : list.loaded())
  const subject = JSON.stringify({ ...search, sort: undefined })
  const shared = useSharedDimensions(loaded(), subject)
  const total = isLocal ? found.alarms.length : (count ?? list.rows.length)
  const matching = () => ({ ...filter, where })
  const selection = useAlarmSelection({ subject, total, loaded, matching })
  useListKeys({ table, selection, actions })
  const columns = useMemo(() => {
    const byId = new Map(definitions?.map((definition) => [definition.id, definition]))
    return alarmColumns({ definitions: byId, shared })
  }, [definitions, shared])

  if (source.error !== null && !source.hasData) {
    return <ErrorNotice error={source.error} onRetry={source.retry} />
  }
  const error = source.error ?? countsError
  const retry = () => {
    source.retry()
    refetchCounts()
  }
  const stale = error !== null && <StaleNotice error={error} onRetry={retry} />
  if (source.isEmpty) {
    return (
      <>
        <NoAlarms search={search} hasDefinitions={(definitions?.length ?? 1) > 0} />
        {stale}
      </>
    )
  }
  const summary = isLocal
    ? `${formatCount(found.alarms.length)} found`
    : count === undefined
      ? 'Loading…'
      : alarmWords(count)
  return (
    <>
      {stale}
      <Paper withBorder className={classes['card'] ?? ''}>
        <ListBar summary={summary} selection={selection} total={total} actions={actions}>
          <SharedDimensions shared={shared} />
          {isLocal && <Searched search={search} found={found} total={count} />}
        </ListBar>
        <Table
          ref={table}
          label="Alarms"
          columns={columns}
          rows={source.rows}
          getId={getId}
          getLabel={getLabel}
          sort={sort}
          selection={mayWrite ? selection : undefined}
          onSort={(next) => onSort(formatSort(next))}
          onOpen={({ id }) => void navigate({ to: '/alarms/$alarmId', params: { alarmId: id } })}
          onRange={list.onRange}
          resetKey={JSON.stringify(search)}
        />
      </Paper>
    </>
  )
})
