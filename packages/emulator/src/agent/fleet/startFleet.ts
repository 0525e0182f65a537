import { setImmediate } from 'node:timers/promises'
import type { Store } from '../../store/openStore.js'
import {
  createAlarms,
  createMemory,
  evaluateAlarm,
  type FleetAlarm,
  type FleetAlarmMemory,
} from './alarms.js'
import { createFleet } from './createFleet.js'
import { createRecorder } from './createRecorder.js'
import { fleetDefinitions } from './definitions.js'
import type { ReadValue } from './evaluate.js'
import { findAlarmRow, writeTransition } from './fleetAlarmStore.js'
import { migrateFleet, readProgress, writeAlarms, writeProgress, writeValues } from './fleetStore.js'

/** A simulated fleet to fill an emulator with. */
export type FleetOptions = {
  /** How many hosts; each has a dozen metrics. */
  hosts: number
  /** Hours of the past to write at the start. */
  hours: number
  /** Told how much of the past has been written, from 0 to 1. */
  onProgress?: ((done: number) => void) | undefined
}

/** What a fleet writes to. */
export type FleetContext = {
  store: Store
  /** The project that the hosts belong to. */
  projectId: string
  /** Milliseconds since the epoch. */
  clock: () => number
}

/** A fleet that goes on. */
export type RunningFleet = {
  /** Resolves when the past has been written. */
  ready: Promise<void>
  /** Ends the fleet; resolves when it writes no more. */
  stop(): Promise<void>
}

const minute = 60_000

/** Milliseconds between two values of a host that is watched live. */
const livePeriod = 30_000

/**
 * So many values of the past are written at once, and the minutes of so many at most: some tenths of a second. In
 * between the process can do other things.
 */
const valuesAtOnce = 20_000
const minutesAtOnce = 180

/**
 * Starts a fleet: writes its past, a value a minute, and then goes on with a value every 30 seconds. After a
 * restart only what is missing is written, at most as much as at the first start.
 */
export function startFleet(context: FleetContext, options: FleetOptions): RunningFleet {
  const { store, clock } = context
  const { hours, onProgress = () => {} } = options
  migrateFleet(store)
  const now = Math.floor(clock() / minute) * minute
  const known = readProgress(store)
  const startedAt = known?.startedAt ?? now
  const fleet = createFleet({ hosts: options.hosts, start: startedAt })
  const alarms = fleetDefinitions.flatMap((definition) => createAlarms(fleet, definition))
  const ruleStates = new Map<string, FleetAlarmMemory['ruleStates']>()
  let writtenUntil = Math.max(known?.writtenUntil ?? 0, now - hours * 60 * minute - minute)
  let stopped = false

  /** Writes values, what they do to the alarms, and how far this has come: all or nothing. */
  const write = (times: readonly number[], last: number): void => {
    const first = Math.floor((times[0] ?? last) / minute) * minute
    const read = createRecorder(fleet, first, last)
    store.transaction(() => {
      writeValues(store, context.projectId, fleet, times, read)
      if (!readProgress(store)) writeAlarms(store, context.projectId, fleet, first)
      evaluate(context, alarms, ruleStates, times, read)
      writeProgress(store, { startedAt, writtenUntil: last })
    })
    writtenUntil = last
  }

  const writePast = async (): Promise<void> => {
    const first = writtenUntil
    const pace = Math.ceil(Math.min(minutesAtOnce, valuesAtOnce / Math.max(1, fleet.series.length)))
    onProgress(0)
    await setImmediate()
    while (!stopped && writtenUntil < now) {
      const last = Math.min(now, writtenUntil + pace * minute)
      write(timesBetween(writtenUntil, last, minute), last)
      onProgress((writtenUntil - first) / (now - first))
      await setImmediate()
    }
    if (first >= now) onProgress(1)
  }

  const writeLive = (): void => {
    const time = Math.floor(clock() / livePeriod) * livePeriod
    // After a sleep of the machine the hosts have gone on as they did before the start.
    const step = time - writtenUntil > 2 * minute ? minute : livePeriod
    const earliest = time - Math.max(hours, 1) * 60 * minute
    const times = timesBetween(Math.max(writtenUntil, earliest), time, step)
    if (stopped || times.length === 0) return
    try {
      write(times, time)
    } catch {
      // A full disk, or another process with the file: what is missing is written with the next value that can be.
    }
  }

  let timer: NodeJS.Timeout | undefined
  const ready = writePast().then(() => {
    if (stopped) return
    timer = setInterval(writeLive, livePeriod)
    // A fleet alone is no reason for a process to go on.
    timer.unref()
  })
  return {
    ready,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await ready.catch(() => {})
    },
  }
}

/** The multiples of `step` after one time, up to another. */
function timesBetween(after: number, last: number, step: number): number[] {
  const times: number[] = []
  for (let time = (Math.floor(after / step) + 1) * step; time <= last; time += step) times.push(time)
  return times
}

function evaluate(
  { store, projectId }: FleetContext,
  alarms: readonly FleetAlarm[],
  ruleStates: Map<string, FleetAlarmMemory['ruleStates']>,
  times: readonly number[],
  read: ReadValue,
): void {
  const minutes = times.filter((time) => time % minute === 0)
  if (minutes.length === 0) return
  for (const alarm of alarms) {
    const row = findAlarmRow(store, alarm)
    if (!row) continue
    const memory = { ...createMemory(row.state), ruleStates: ruleStates.get(alarm.key) ?? [] }
    for (const time of minutes) {
      const transition = evaluateAlarm(alarm, memory, time, read)
      if (transition) writeTransition(store, projectId, row.id, alarm, transition)
    }
    ruleStates.set(alarm.key, memory.ruleStates)
  }
}
