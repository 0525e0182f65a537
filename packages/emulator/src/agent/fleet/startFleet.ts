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
  /** Told how much of the past has been written, from 0 to 1. */
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

/** When in a minute of the past the engine evaluates by its clock: milliseconds before the values of the next one. */
const tickAhead = 20_000

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

  /** Writes values, what comes of them, and how far this has come: all or nothing. */
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
    // After a sleep of the machine the hosts have gone on as they did before the start.
    const step = present - writtenUntil > 2 * minute ? minute : livePeriod
    const earliest = present - Math.max(hours, 1) * 60 * minute
    const times = timesBetween(Math.max(writtenUntil, earliest), present, step)
    if (times.length === 0) return
    // With a full disk, or another process with the file, this throws: what is missing is written with the next value that
    // can be.
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
