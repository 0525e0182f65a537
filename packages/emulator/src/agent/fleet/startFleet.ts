import { setImmediate } from 'node:timers/promises'
import type { Engine } from '../../engine/createEngine.js'
import type { Store } from '../../store/store.js'
import type { Time } from '../../time/createTime.js'
import { computeBatches } from './computeBatches.js'
import { createFleet } from './createFleet.js'
import { defineAlarms } from './defineAlarms.js'
import { migrateFleet, readProgress, writeProgress } from './fleetStore.js'

/** A simulated fleet to fill an emulator with. */
export type FleetOptions = {
  /** How many hosts; each has a dozen metrics. */
  hosts: number
  /** Hours of the past to write at the start. */
  hours: number
  /** Called with the share of the past that has been written, from 0 to 1. */
  onProgress?: ((done: number) => void) | undefined
}

/** What a fleet writes to. */
export type FleetContext = {
  store: Store
  /** The project that the hosts belong to. */
  projectId: string
  engine: Engine
  time: Time
}

/** A running fleet. */
export type RunningFleet = {
  /** Resolves when the past has been written. */
  ready: Promise<void>
  /** Stops the fleet; resolves when it has finished writing. */
  stop(): Promise<void>
}

const minute = 60_000

/** Milliseconds between two live values of a host. */
const livePeriod = 30_000

/**
 * When the engine evaluates by its clock within a minute of the past: milliseconds before the values of the next
 * minute.
 */
const tickAhead = 20_000

/**
 * Limits of one write of the past, in values and in minutes: half a second. Between writes, the process can do other
 * work. Many minutes at once are cheaper: values are stored by metric, then by time.
 */
const valuesAtOnce = 200_000
const minutesAtOnce = 180

/**
 * Starts a fleet: writes its past, a value per minute, then continues with a value every 30 seconds. After a restart,
 * only the missing values are written, at most as many as at the first start.
 */
export function startFleet(context: FleetContext, options: FleetOptions): RunningFleet {
  const { store, engine, time, projectId } = context
  const { hours, onProgress = () => {} } = options
  migrateFleet(store)
  const now = Math.floor(time.now() / minute) * minute
  const known = readProgress(store)
  const startedAt = known?.startedAt ?? now
  const fleet = createFleet({ hosts: options.hosts, start: startedAt })
  let writtenUntil = Math.max(known?.writtenUntil ?? 0, now - hours * 60 * minute - minute)
  let stopped = false
  let cancel = (): void => {}

  /** Writes values, their effects and the progress, all in one transaction. */
  const write = (last: number, values: () => void): void => {
    store.transaction(() => {
      values()
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
      const times = timesBetween(writtenUntil, last, minute)
      write(last, () => {
        if (!readProgress(store)) defineAlarms(context, times[0] ?? last)
        const ticks = times.map((each) => each - tickAhead)
        engine.backfill(projectId, computeBatches(fleet, times), ticks)
      })
      onProgress((writtenUntil - first) / (now - first))
      await setImmediate()
    }
    if (first >= now) onProgress(1)
  }

  const writeLive = (): void => {
    scheduleLive()
    const present = Math.floor(time.now() / livePeriod) * livePeriod
    // After the machine has slept, the hosts have continued as they did before the start.
    const step = present - writtenUntil > 2 * minute ? minute : livePeriod
    const earliest = present - Math.max(hours, 1) * 60 * minute
    const times = timesBetween(Math.max(writtenUntil, earliest), present, step)
    if (times.length === 0) return
    // This throws if the disk is full or another process has the file. Missing values are written with the next value
    // that can be written.
    write(present, () => {
      for (const each of times) engine.accept(projectId, computeBatches(fleet, [each]))
    })
  }

  const scheduleLive = (): void => {
    const next = (Math.floor(time.now() / livePeriod) + 1) * livePeriod
    cancel = time.schedule(next, writeLive)
  }

  const ready = writePast().then(() => {
    if (!stopped) scheduleLive()
  })
  return {
    ready,
    stop: async () => {
      stopped = true
      cancel()
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
