import type { Alarm } from '@monasca/core'
import { alarmTimeline } from '@monasca/core/evaluation'
import { listSubExpressions, parseExpression, type SubExpression } from '@monasca/core/expression'
import { useAlarm, useAlarmDefinition, useAlarmHistory, useAlarms } from '@monasca/react'
import { useMemo } from 'react'
import { thresholdWords } from '../../../components/alarm/comparisonWords.js'
import { toShades } from '../../../components/alarm/toShades.js'
import type { ChartMarks } from '../../../components/chart/types.js'
import type { MetricQuery } from '../../../queries/metricQuery.js'
import { planRead } from '../../../queries/planRead.js'
import { pollEvery, pollLive } from '../../../series/pollEvery.js'
import { useFrameRange } from '../../../timeRange/FrameRangeContext.js'

/** Most alarms to choose from: the worst first. */
const limit = 100
/** Milliseconds between reads of the alarms to choose from. */
const interval = 60_000

export type AlarmMarks = {
  /** The alarms of the metric, the worst first; `undefined` until they have loaded. */
  alarms: readonly Alarm[] | undefined
  /** The states and the threshold of the chosen alarm. */
  marks: ChartMarks | undefined
}

/** The alarms of a metric, and what a chart shows of the chosen one: its states behind the lines, and its threshold. */
export function useAlarmMarks(
  query: MetricQuery | undefined,
  alarmId: string | undefined,
  start: number,
  end: number,
): AlarmMarks {
  const range = useFrameRange()
  const polls = pollLive(range.polls, Math.max(15, range.every()))
  const alarms = useAlarms({
    metricName: query?.metric,
    metricDimensions: query && planRead(query, range).request.dimensions,
    sortBy: ['state desc', 'severity desc', 'alarm_id'],
    limit,
    query: { ...pollEvery(interval), enabled: query !== undefined },
  })
  const alarm = useAlarm({ alarmId, query: polls })
  const history = useAlarmHistory({ alarmId, query: polls })
  const definition = useAlarmDefinition({ alarmDefinitionId: alarm.data?.alarmDefinition.id })

  const shades = useMemo(() => {
    if (alarm.data === undefined || history.data === undefined || end <= start) return undefined
    return toShades(
      alarmTimeline({
        alarm: alarm.data,
        history: history.data.elements,
        startTime: start,
        endTime: end,
      }),
    )
  }, [alarm.data, history.data, start, end])
  const comparison = useMemo(
    () => listComparisons(definition.data?.expression).find(({ metricName }) => metricName === query?.metric),
    [definition.data, query],
  )
  const marks = useMemo(
    (): ChartMarks | undefined =>
      alarmId === undefined
        ? undefined
        : {
            threshold: comparison && { value: comparison.threshold, label: thresholdWords(comparison) },
            shades,
          },
    [alarmId, comparison, shades],
  )
  return { alarms: alarms.data?.elements, marks }
}

/** The comparisons of an expression; none if the server knows more than this page. */
function listComparisons(expression: string | undefined): SubExpression[] {
  if (expression === undefined) return []
  try {
    return listSubExpressions(parseExpression(expression))
  } catch {
    return []
  }
}
