import { createContext } from 'react'

/** How many alarms fire, for the title of the tab; `undefined` if it is unknown. */
export const FiringContext = createContext<number | undefined>(undefined)

/** The title of the browser tab: `(3) Overview · Monasca` while three alarms fire. */
export function pageTitle(title: string, firing: number | undefined): string {
  const count = firing === undefined || firing === 0 ? '' : `(${firing > 999 ? '999+' : firing}) `
  return `${count}${title} · Monasca`
}
