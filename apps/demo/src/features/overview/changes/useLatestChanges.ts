import { type Alarm, listAlarmHistory, listAlarms } from '@monasca/core'
import { useRequester } from '@monasca/react'
import { listAlarmsQueryKey } from '@monasca/react/query'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { pollEvery } from '../../../series/pollEvery.js'
import { useWhenAlarmsChange } from '../../alarms/useWhenAlarmsChange.js'
import { type AlarmChange, isSameNews, latestChanges } from './latestChanges.js'

/** Milliseconds between reads while no number of alarms changes. */
const interval = 60_000
/** Number of changes. */
const length = 12
/** Entries of the histories to read, at most: in a storm the newest ones come from the list of alarms. */
const mostEntries = 200

const parameters = { sortBy: ['state_updated_timestamp desc', 'alarm_id'], limit: length }

type News = { alarms: readonly Alarm[]; changes: AlarmChange[] }

const changesOf = ({ changes }: News) => changes

/** Keeps the newest state changes of all alarms current. While nothing changes, each read is one small request. */
export function useLatestChanges() {
  const client = useRequester()
  const queryClient = useQueryClient()
  const queryKey = [...listAlarmsQueryKey(client.scope, parameters), 'changes']
  const result = useQuery({
    ...pollEvery(interval),
    queryKey,
    queryFn: async ({ signal }): Promise<News> => {
      const { elements: alarms } = await listAlarms(client, parameters, { signal })
      const before = queryClient.getQueryData<News>(queryKey)
      if (before !== undefined && isSameNews(before.alarms, alarms)) return before
      if (alarms.length === 0) return { alarms, changes: [] }
      const startTime = Math.min(...alarms.map(({ stateUpdatedTimestamp }) => stateUpdatedTimestamp))
      const { elements } = await listAlarmHistory(client, { startTime, limit: mostEntries }, { signal })
      return { alarms, changes: latestChanges(alarms, elements, length) }
    },
    select: changesOf,
  })
  useWhenAlarmsChange(() => void result.refetch())
  return result
}
