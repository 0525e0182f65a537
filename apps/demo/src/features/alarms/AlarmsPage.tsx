import { Paper, Text } from '@mantine/core'
import type { Alarm } from '@monasca/core'
import { useAlarmCount, useAlarmDefinitions } from '@monasca/react'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { DensitySwitch } from '../../components/table/DensitySwitch.js'
import { Table } from '../../components/table/Table.js'
import type { TableHandle } from '../../components/table/types.js'
import { useNow } from '../../components/useNow.js'
import { formatCount } from '../../format/formatCount.js'
import { pollEvery } from '../../series/pollEvery.js'
import { AlarmCounts } from './AlarmCounts.js'
import { AlarmFilters } from './AlarmFilters.js'
import classes from './AlarmsPage.module.css'
import { alarmColumns } from './alarmColumns.js'
import { formatSort, parseSort, toSortBy } from './alarmSort.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import { countFacets } from './countFacets.js'
import { NoAlarms } from './NoAlarms.js'
import { Searched } from './Searched.js'
import { SharedDimensions } from './SharedDimensions.js'
import { toLocalFilter, toServerFilter } from './toAlarmFilter.js'
import { useAlarmRows } from './useAlarmRows.js'
import { useFoundAlarms } from './useFoundAlarms.js'
import { useSharedDimensions } from './useSharedDimensions.js'

const route = getRouteApi('/signed-in/alarms')

/** Milliseconds between reads of the counts. */
const interval = 15_000
const minute = 60_000

const getId = ({ id }: Alarm): string => id
const getLabel = ({ alarmDefinition, metrics }: Alarm): string =>
  [alarmDefinition.name, ...Object.values(metrics[0]?.dimensions ?? {})].join(' ')

/** The alarms of the project: filters, counts and the list. */
export function AlarmsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow(minute)
  const table = useRef<TableHandle>(null)
  const textInput = useRef<HTMLInputElement>(null)
  const filter = toServerFilter(search, now)
  const where = useMemo(
    () => toLocalFilter({ ...search, text: search.text, link: search.link, lifecycle: search.lifecycle }),
    [search],
  )
  const sort = parseSort(search.sort)
  const sortBy = toSortBy(sort)
  const change = (changes: Partial<AlarmsSearch>, { replace = false } = {}) =>
    void navigate({ search: (old) => ({ ...old, ...changes }), replace, resetScroll: false })

  const counts = useAlarmCount({
    ...filter,
    state: undefined,
    severity: undefined,
    groupBy: ['state', 'severity'],
    query: { ...pollEvery(interval), placeholderData: (previous) => previous },
  })
  const facets = counts.data && countFacets(counts.data, { state: search.state, severity: search.severity })
  const definitions = useAlarmDefinitions({ limit: 1000 })
  const matchBy = useMemo(
    () => new Map(definitions.data?.elements.map((definition) => [definition.id, definition])),
    [definitions.data],
  )

  const list = useAlarmRows({
    filter,
    sortBy,
    count: counts.isPlaceholderData ? undefined : facets?.matching,
    enabled: where === undefined,
  })
  const found = useFoundAlarms({ filter, sortBy, where })
  const isLocal = where !== undefined
  const source = isLocal
    ? {
        rows: found.alarms,
        error: found.error,
        retry: found.retry,
        isEmpty: !found.isSearching && found.alarms.length === 0,
        hasData: found.searched > 0,
      }
    : { ...list, hasData: list.rows.at(0) !== undefined || list.isEmpty }
  const shared = useSharedDimensions(isLocal ? found.alarms : list.loaded(), JSON.stringify(filter))
  const columns = useMemo(() => alarmColumns({ definitions: matchBy, shared }), [matchBy, shared])
  const failed = source.error !== null && !source.hasData

  return (
    <Page>
      <PageHeader title="Alarms">
        <DensitySwitch />
      </PageHeader>
      <AlarmCounts
        facets={facets}
        state={search.state}
        severity={search.severity}
        onState={(state) => change({ state })}
        onSeverity={(severity) => change({ severity })}
      />
      <AlarmFilters
        search={search}
        definitions={definitions.data?.elements ?? []}
        onChange={change}
        inputRef={textInput}
      />
      {failed && <ErrorNotice error={source.error} onRetry={source.retry} />}
      {!failed && source.isEmpty && (
        <NoAlarms search={search} hasDefinitions={(definitions.data?.elements.length ?? 1) > 0} />
      )}
      {!failed && !source.isEmpty && (
        <Paper withBorder className={classes['card'] ?? ''}>
          <div className={classes['bar']}>
            <Text size="sm" role="status">
              {isLocal
                ? `${formatCount(found.alarms.length)} found`
                : facets === undefined
                  ? 'Loading…'
                  : `${formatCount(facets.matching)} ${facets.matching === 1 ? 'alarm' : 'alarms'}`}
            </Text>
            <SharedDimensions shared={shared} />
            {isLocal && <Searched search={search} found={found} total={facets?.matching} />}
          </div>
          <Table
            ref={table}
            label="Alarms"
            columns={columns}
            rows={source.rows}
            getId={getId}
            getLabel={getLabel}
            sort={sort}
            onSort={(next) => change({ sort: formatSort(next) })}
            onOpen={({ id }) => void navigate({ to: '/alarms/$alarmId', params: { alarmId: id } })}
            onRange={list.onRange}
            resetKey={JSON.stringify(search)}
          />
        </Paper>
      )}
      {!failed && (source.error ?? counts.error) !== null && (
        <StaleNotice
          error={source.error ?? counts.error}
          onRetry={() => {
            source.retry()
            void counts.refetch()
          }}
        />
      )}
    </Page>
  )
}
