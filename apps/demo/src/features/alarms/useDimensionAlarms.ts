import { type AlarmCount, countAlarms, pages } from '@monasca/core'
import { useRequester } from '@monasca/react'
import { countAlarmsQueryKey } from '@monasca/react/query'
import { useQuery } from '@tanstack/react-query'
import { pollEvery } from '../../series/pollEvery.js'
import { dimensionAlarmsOf, dimensionColumns } from './dimensionAlarms.js'
import { useWhenAlarmsChange } from './useWhenAlarmsChange.js'

/** Milliseconds between reads while no number of alarms changes. */
const interval = 60_000

const parameters = { groupBy: dimensionColumns }

/** Counts the alarms of each value of each dimension, with one request for all. */
export function useDimensionAlarms() {
  const client = useRequester()
  const result = useQuery({
    ...pollEvery(interval),
    queryKey: [...countAlarmsQueryKey(client.scope, parameters), 'all'],
    queryFn: async ({ signal }) => {
      const all: Pick<AlarmCount, 'columns' | 'counts'> = { columns: [], counts: [] }
      for await (const page of pages(countAlarms, client, parameters, { signal })) {
        all.columns = page.columns
        all.counts = [...all.counts, ...page.counts]
      }
      return all
    },
    select: dimensionAlarmsOf,
  })
  useWhenAlarmsChange(() => void result.refetch())
  return result
}
