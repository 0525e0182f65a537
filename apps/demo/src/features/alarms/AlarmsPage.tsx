import type { AlarmDefinition } from '@monasca/core'
import { useAlarmCount, useAlarmDefinitions } from '@monasca/react'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { DensitySwitch } from '../../components/table/DensitySwitch.js'
import { useNow } from '../../components/useNow.js'
import { pollEvery } from '../../series/pollEvery.js'
import { AlarmCounts } from './AlarmCounts.js'
import { AlarmFilters } from './AlarmFilters.js'
import { AlarmGroupList } from './AlarmGroupList.js'
import { AlarmList } from './AlarmList.js'
import { parseGrouping } from './alarmGroups.js'
import type { AlarmsSearch } from './alarmsSearch.js'
import { countFacets } from './countFacets.js'
import { GroupPicker } from './GroupPicker.js'
import { SavedViews } from './SavedViews.js'
import { toLocalFilter, toServerFilter } from './toAlarmFilter.js'
import { useBulkActions } from './useBulkActions.js'

const route = getRouteApi('/signed-in/alarms')

/** Milliseconds between reads of the counts. */
const interval = 15_000
const minute = 60_000
const noDefinitions: readonly AlarmDefinition[] = []

/** The alarms of the project: counts, filters, and the list or its groups. */
export function AlarmsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow(minute)
  const actions = useBulkActions()
  const change = useCallback(
    (changes: Partial<AlarmsSearch>, { replace = false } = {}) =>
      void navigate({ search: (old) => ({ ...old, ...changes }), replace, resetScroll: false }),
    [navigate],
  )
  const onGroup = useCallback((group: string | undefined) => change({ group }), [change])
  const onSort = useCallback((sort: string | undefined) => change({ sort }), [change])

  const counts = useAlarmCount({
    ...toServerFilter(search, now),
    state: undefined,
    severity: undefined,
    groupBy: ['state', 'severity'],
    query: { ...pollEvery(interval), placeholderData: (previous) => previous },
  })
  const facets = counts.data && countFacets(counts.data, { state: search.state, severity: search.severity })
  const definitions = useAlarmDefinitions({ limit: 1000 })
  const elements = definitions.data?.elements

  // The rows follow the filters in a render that the browser can interrupt: they are most of the page.
  const shown = useDeferredValue(search)
  const filter = useMemo(() => toServerFilter(shown, now), [shown, now])
  const where = useMemo(() => toLocalFilter(shown), [shown])
  const grouping = useMemo(() => parseGrouping(shown.group), [shown.group])
  const count =
    counts.data === undefined || counts.isPlaceholderData
      ? undefined
      : countFacets(counts.data, { state: shown.state, severity: shown.severity }).matching
  const { error: countsError, refetch: refetchCounts } = counts
  const list = { search: shown, filter, where, count, countsError, refetchCounts, actions }

  return (
    <Page>
      <PageHeader title="Alarms">
        <SavedViews
          search={search}
          onOpen={(view) => void navigate({ search: (old) => ({ ...withoutView(old, search), ...view }) })}
        />
        <GroupPicker group={search.group} onChange={onGroup} />
        <DensitySwitch />
      </PageHeader>
      <AlarmCounts
        facets={facets}
        state={search.state}
        severity={search.severity}
        onState={(state) => change({ state })}
        onSeverity={(severity) => change({ severity })}
      />
      <AlarmFilters search={search} definitions={elements ?? noDefinitions} onChange={change} />
      {grouping === undefined ? (
        <AlarmList {...list} definitions={elements} onSort={onSort} />
      ) : (
        <AlarmGroupList {...list} grouping={grouping} />
      )}
    </Page>
  )
}

/** The parameters of the frame, without those of this page. */
function withoutView<all extends object>(all: all, view: AlarmsSearch): all {
  return { ...all, ...Object.fromEntries(Object.keys(view).map((name) => [name, undefined])) }
}
