import { useSyncExternalStore } from 'react'

export type ColorScheme = 'light' | 'dark'

/** Where the choice is stored: Mantine's key and attribute, whose styles depend on them. */
const storageKey = 'mantine-color-scheme-value'
const attribute = 'data-mantine-color-scheme'

const listeners = new Set<() => void>()
/** Without one, the page follows the system. */
let chosen: ColorScheme | undefined

/** The colours of the page: those the user chose, else those of the system. */
export function getColorScheme(): ColorScheme {
  return chosen ?? (systemIsDark().matches ? 'dark' : 'light')
}

/** Chooses the colours, in this browser from now on. */
export function setColorScheme(scheme: ColorScheme): void {
  chosen = scheme
  try {
    localStorage.setItem(storageKey, scheme)
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the page.
  }
  apply()
}

/** Shows the colours, and keeps them up to date with the system and with other tabs. Call it before the page renders. */
export function startColorScheme(): void {
  chosen = readChoice()
  systemIsDark().addEventListener('change', apply)
  addEventListener('storage', ({ key }) => {
    if (key !== storageKey) return
    chosen = readChoice()
    apply()
  })
  apply()
}

/** `light` or `dark`; renders again when it changes. */
export function useColorScheme(): ColorScheme {
  return useSyncExternalStore(subscribe, getColorScheme)
}

function apply(): void {
  document.documentElement.setAttribute(attribute, getColorScheme())
  for (const listener of listeners) listener()
}

function readChoice(): ColorScheme | undefined {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : undefined
  } catch {
    return undefined
  }
}

function systemIsDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
