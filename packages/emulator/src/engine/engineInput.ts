import type { AlarmState } from '../store/alarms.js'

/** A measurement for the evaluator: id of its metric in the store, time (ms since the epoch), value. */
export type MeasuredValue = [metricId: number, timestamp: number, value: number]

/**
 * An input of an evaluator; times are ms since the epoch. The same inputs in the same order produce the same evaluator,
 * so a journal of them restores it.
 */
export type EngineInput =
  | {
      type: 'measure'
      now: number
      values: readonly MeasuredValue[]
      /** Ids of the alarms that resulted from it, in order: reused when it is replayed. */
      created: readonly string[]
    }
  | { type: 'tick'; now: number }
  | { type: 'define'; id: string; expression: string; matchBy: readonly string[] }
  | { type: 'edit'; id: string; expression: string; now: number }
  | { type: 'undefine'; id: string }
  | { type: 'setState'; alarmId: string; state: AlarmState }
  | { type: 'forget'; alarmId: string }
