import type { Store } from '../store/openStore.js'

/** What the parts of the API work with. */
export type MonascaContext = {
  store: Store
  /** The present time, in ms since the epoch. */
  clock: () => number
}
