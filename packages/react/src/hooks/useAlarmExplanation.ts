'use client'

import type { Alarm, AlarmDefinition, StatisticName } from '@monasca/core'
import { type AlarmExplanation, explainAlarm, planAlarmSeries } from '@monasca/core/evaluation'
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useRequester } from '../provider/useRequester.js'
import { getAlarmDefinitionQueryOptions } from '../query/alarmDefinitions.js'
import { getAlarmQueryOptions } from '../query/alarms.js'
import { type LivePollingOptions, livePolling } from '../query/livePolling.js'
import type { MonascaError } from '../query/monascaError.js'
import { liveSeriesQueryOptions } from '../query/series.js'

export type UseAlarmExplanationParameters = {
  /** The queries wait while it is `undefined`. */
  alarmId: string | undefined
  /** Length of the time range up to `endTime`, in **seconds**. @default 3600 */
  window?: number | undefined
  /** End of a range that does not move: milliseconds since the epoch. The values are those at that time. @default now */
  endTime?: number | undefined
  /** Options of react-query for all reads. @default `livePolling({ interval: 30_000 })` */
  query?: Partial<LivePollingOptions> | undefined
}

export type UseAlarmExplanationReturnType = {
  /** `undefined` until it has arrived. */
  alarm: Alarm | undefined
  /** `undefined` until it has arrived. */
  definition: AlarmDefinition | undefined
  /** `undefined` until alarm and definition have arrived. Its comparisons have no values until the series arrive. */
  explanation: AlarmExplanation | undefined
  /** The range of the series: milliseconds since the epoch; `undefined` until they have arrived. */
  range: { startTime: number; endTime: number } | undefined
  /** Why the last read of the alarm, its definition or its series failed, in this order of preference. */
  error: MonascaError | null
  /** Whether something has neither arrived nor failed yet. */
  isPending: boolean
  /** Repeats the reads that failed. */
  retry: () => void
}

/**
 * Explains the state of an alarm, and keeps the explanation up to date: for each comparison of its definition the newest
 * value, the threshold, and the points to draw, for all metrics together and for each (`explainAlarm`).
 *
 * Reads the alarm, its definition, and one live series for each metric and period in the expression, whatever the number
 * of the alarm's metrics. The queries are those of `useAlarm`, `useAlarmDefinition` and `useLiveSeries`: other components
 * share them, and writes invalidate them.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { alarm, explanation } = useAlarmExplanation({ alarmId: 'f9935bcc-9641-4cbf-8224-0993a947ea83' })
 * explanation?.subAlarms.map(({ text, value, isViolated }) => `${text}: ${value} ${isViolated ? 'over' : 'not over'}`)
 * ```
 */
export function useAlarmExplanation(
  parameters: UseAlarmExplanationParameters,
): UseAlarmExplanationReturnType {
  const { alarmId, window = 3600, endTime } = parameters
  // Old TanStack Query types `enabled` as a boolean: the type here leaves it out, the value keeps it.
  const query: Omit<Partial<LivePollingOptions>, 'enabled'> = parameters.query ??
  livePolling({ interval: 30_000 })
  const client = useRequester()
  const queryClient = useQueryClient()
  const alarm = useQuery(getAlarmQueryOptions(client, { alarmId, query }))
  const definition = useQuery(
    getAlarmDefinitionQueryOptions(client, {
      alarmDefinitionId: alarm.data?.alarmDefinition.id,
      query,
    }),
  )
  const plan = useMemo(
    () => planReads(alarm.data, definition.data, window),
    [alarm.data, definition.data, window],
  )
  const results = useQueries({
    queries: plan.reads.map((read) =>
      liveSeriesQueryOptions<StatisticName>(client, queryClient, {
        ...read,
        // A shorter range would lack values that decide.
        window: Math.max(window, plan.longest),
        endTime,
        query,
      }),
    ),
  })

  // The plan decides which series exist; the times of arrival change whenever their data changes.
  const arrivals = results.map(({ dataUpdatedAt }) => dataUpdatedAt).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `results` is another array at each render
  const explained = useMemo(() => {
    if (alarm.data === undefined || definition.data === undefined || plan.error !== null) return {}
    const states = results.map(({ data }) => data)
    const series = plan.reads.map((read, index) => ({ read, series: states[index]?.series }))
    const now = endTime ?? Math.max(0, ...results.map(({ dataUpdatedAt }) => dataUpdatedAt))
    const known = states.flatMap((state) => state ?? [])
    return {
      explanation: explainAlarm({ alarm: alarm.data, definition: definition.data, series, now }),
      range:
        known.length === 0
          ? undefined
          : {
              startTime: Math.min(...known.map(({ startTime }) => startTime)),
              endTime: Math.max(...known.map(({ endTime }) => endTime)),
            },
    }
  }, [alarm.data, definition.data, plan, endTime, arrivals])

  const all = [alarm, definition, ...results]
  return {
    alarm: alarm.data,
    definition: definition.data,
    explanation: explained.explanation,
    range: explained.range,
    error: all.find(({ error }) => error !== null)?.error ?? plan.error,
    isPending: all.some(({ isPending }) => isPending) && alarm.error === null && definition.error === null,
    retry: () => {
      for (const { error, refetch } of all) if (error !== null) void refetch()
    },
  }
}

type Plan = {
  reads: ReturnType<typeof planAlarmSeries>
  /** Seconds. */
  longest: number
  error: MonascaError | null
}

/** A server may accept an expression that the library cannot read: the alarm is shown nevertheless. */
function planReads(alarm: Alarm | undefined, definition: AlarmDefinition | undefined, window: number): Plan {
  if (alarm === undefined || definition === undefined) return { reads: [], longest: 0, error: null }
  try {
    const { subAlarms } = explainAlarm({ alarm, definition, now: 0 })
    const lengths = subAlarms.map(({ expression: { period, periods } }) => (periods + 2) * period)
    return {
      reads: planAlarmSeries({ alarm, definition, window }),
      longest: Math.max(...lengths),
      error: null,
    }
  } catch (error) {
    // `ExpressionSyntaxError`, the only error of both calls.
    return { reads: [], longest: 0, error: error as MonascaError }
  }
}
