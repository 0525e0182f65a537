import type { Engine } from '../../engine/createEngine.js'
import type { Store } from '../../store/store.js'
import type { Quirks } from './quirks.js'

/** What the routes share. */
export type MonascaContext = {
  store: Store
  /** The present time, in ms since the epoch. */
  clock: () => number
  /** Receives everything that alarms depend on. */
  engine: Engine
  /** The types of notification methods, in upper case. */
  notificationTypes: readonly string[]
  /** The real server whose defects are reproduced, if any. */
  quirks?: Quirks | undefined
}
