import { type AlarmCount, countAlarms, pages } from '@monasca/core'
import { useRequester } from '@monasca/react'
import { countAlarmsQueryKey } from '@monasca/react/query'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { formatDateTime } from '../../format/formatTime.js'
import { pollEvery } from '../../series/pollEvery.js'
import {
  type AlarmGroup,
  countColumns,
  type Grouping,
  groupsOfAlarms,
  groupsOfCounts,
} from './alarmGroups.js'
import type { ServerFilter } from './toAlarmFilter.js'
import type { FoundAlarms } from './useFoundAlarms.js'

/** Milliseconds between reads. */
const interval = 30_000

export type AlarmGroups = {
  groups: readonly AlarmGroup[]
  isLoading: boolean
  error: unknown
  retry: () => void
}

export type UseAlarmGroupsParameters = {
  grouping: Grouping | undefined
  filter: ServerFilter
  /** The alarms in memory, if the API cannot count these groups or filters; else `undefined`. */
  found: FoundAlarms | undefined
}

/** The groups of all alarms that match: counted by the server where it can. */
export function useAlarmGroups({ grouping, filter, found }: UseAlarmGroupsParameters): AlarmGroups {
  const client = useRequester()
  const groupBy = grouping && countColumns(grouping)
  const parameters = { ...filter, groupBy }
  const counts = useQuery({
    ...pollEvery(interval),
    queryKey: [...countAlarmsQueryKey(client.scope, parameters), 'all'],
    enabled: groupBy !== undefined && found === undefined,
    queryFn: async ({ signal }) => {
      const all: Pick<AlarmCount, 'columns' | 'counts'> = { columns: [], counts: [] }
      for await (const page of pages(countAlarms, client, parameters, { signal })) {
        all.columns = page.columns
        all.counts = [...all.counts, ...page.counts]
      }
      return all
    },
  })
  const alarms = found?.alarms
  const { data } = counts
  const groups = useMemo(() => {
    if (grouping === undefined) return []
    if (alarms !== undefined) return groupsOfAlarms(alarms, grouping, formatDateTime)
    return data === undefined ? [] : groupsOfCounts(data, grouping)
  }, [grouping, alarms, data])
  if (found !== undefined) {
    const { error, retry, isSearching } = found
    return { groups, error, retry, isLoading: isSearching && groups.length === 0 }
  }
  return {
    groups,
    isLoading: counts.isPending,
    error: counts.error,
    retry: () => void counts.refetch(),
  }
}
