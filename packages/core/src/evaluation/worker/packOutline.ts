import type { BacktestAlarmOutline, BacktestOutline } from '../preparedTypes.js'
import { type BacktestResponse, type PackedAlarm, packedStates } from './protocol.js'

type Outlined = Extract<BacktestResponse, { type: 'outlined' }>

export function packOutline({ alarms, totals }: BacktestOutline): Pick<Outlined, 'alarms' | 'totals'> {
  return { alarms: alarms.map(packAlarm), totals }
}

function packAlarm({ periods, firings, fires }: BacktestAlarmOutline): PackedAlarm {
  return {
    starts: Float64Array.from(periods, ({ startTime }) => startTime),
    states: Uint8Array.from(periods, ({ state }) => packedStates.indexOf(state)),
    endTime: periods.at(-1)?.endTime ?? 0,
    firings,
    fires,
  }
}

export function unpackOutline({ alarms, totals }: Pick<Outlined, 'alarms' | 'totals'>): BacktestOutline {
  return { alarms: alarms.map(unpackAlarm), totals }
}

function unpackAlarm({ starts, states, endTime, firings, fires }: PackedAlarm): BacktestAlarmOutline {
  const seconds = { OK: 0, ALARM: 0, UNDETERMINED: 0 }
  const periods = Array.from(starts, (startTime, index) => {
    const state = packedStates[states[index] ?? 0] ?? 'UNDETERMINED'
    const end = starts[index + 1] ?? endTime
    seconds[state] += (end - startTime) / 1000
    return { state, startTime, endTime: end }
  })
  return { periods, seconds, firings, fires }
}

/** Each buffer once: columns may share them. Shared memory does not move. */
export function listBuffers(columns: readonly (Float64Array | Uint8Array)[]): ArrayBuffer[] {
  const buffers = new Set(columns.map(({ buffer }) => buffer))
  return [...buffers].filter((buffer) => buffer instanceof ArrayBuffer)
}

/** The buffers of packed alarms, which move instead of being copied. */
export function buffersOf(alarms: readonly PackedAlarm[]): Transferable[] {
  return listBuffers(alarms.flatMap(({ starts, states }) => [starts, states]))
}
