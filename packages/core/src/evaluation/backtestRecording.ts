import type { AlarmMetric } from '../monitoring/index.js'
import { type RecordingClock, RecordingDefinition, type SubAlarmRecording } from './backtestRecorder.js'
import type { BacktestParameters } from './backtestTypes.js'
import type { EvaluatedAlarm } from './savedDefinition.js'
import { definitionOptions, listIncomplete } from './stepBacktest.js'
import { stepPhase } from './stepPhase.js'

/** What one alarm saw. */
export type AlarmRecording = Omit<EvaluatedAlarm, 'state'> & {
  /** Its metrics, each list with the place of the first row for which it is valid, oldest first. */
  history: { order: number; metrics: AlarmMetric[] }[]
  /** For each comparison, from left to right. */
  subAlarms: SubAlarmRecording[]
}

/** What all alarms saw in one phase. */
export type PhaseRecording = {
  phase: number
  /** In the order of creation. */
  alarms: AlarmRecording[]
  /** Groups of metrics without an alarm. */
  incomplete: AlarmMetric[][]
}

/** Records one phase. Yields the number of processed measurements. */
export function* recordPhase(
  parameters: BacktestParameters,
  phase: number,
): Generator<number, PhaseRecording> {
  const { series, endTime, tickSecond = 7 } = parameters
  const clock: RecordingClock = { now: 0, rows: 0 }
  // A metric joins before the rows of its first measurement.
  let firstRow = 0
  const definition = new RecordingDefinition(definitionOptions(parameters, phase), clock)
  const histories = new Map<string, AlarmRecording['history']>()
  yield* stepPhase({
    definition,
    series,
    endTime,
    tickSecond,
    onMoment: (now) => {
      clock.now = now
      firstRow = clock.rows
    },
    take: (event) => {
      if (event.type === 'created') {
        histories.set(event.alarmId, [{ order: firstRow, metrics: event.metrics }])
      } else if (event.type === 'metricAdded') {
        const history = histories.get(event.alarmId)
        history?.push({ order: firstRow, metrics: [...(history.at(-1)?.metrics ?? []), event.metric] })
      }
    },
  })
  const count = definition.subExpressions.length
  const alarms = definition.alarms.map(({ id, metrics, createdTimestamp }, index) => ({
    id,
    metrics,
    createdTimestamp,
    history: histories.get(id) ?? [],
    subAlarms: definition.recorders
      .slice(index * count, (index + 1) * count)
      .map((recorder) => recorder.finish()),
  }))
  return { phase, alarms, incomplete: listIncomplete(definition) }
}
