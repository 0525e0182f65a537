import { createContext } from 'react'

/** The number of alarms that fire. */
export type FiringAlarms = {
  /** `undefined` until it has arrived, and without permission to read it. */
  count: number | undefined
  /** Whether it cannot be updated, so that it may be old. */
  isStale: boolean
}

/** How many alarms fire, for the title of the tab. */
export const FiringContext = createContext<FiringAlarms>({ count: undefined, isStale: false })

/**
 * The title of the browser tab: `(3) Overview · Monasca` while three alarms fire, and `(3?)` while the number cannot be
 * updated.
 */
export function pageTitle(title: string, { count, isStale }: FiringAlarms): string {
  if (count === undefined || count === 0) return `${title} · Monasca`
  return `(${count > 999 ? '999+' : count}${isStale ? '?' : ''}) ${title} · Monasca`
}
