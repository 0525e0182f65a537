import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { createKeyRegistry, isTyped, type KeyBinding, type KeyGroup } from './keyRegistry.js'

/** The keys of the page on screen. */
const registry = createKeyRegistry()

/**
 * Gives the page keys while the component is on screen. They never fire while the user types, and `?` lists them.
 *
 * @param name the heading in the list of keys
 * @param bindings keys and descriptions must not change; `run` is the one of the last render
 * @example
 * ```tsx
 * useKeys('Alarms', [
 *   { keys: 'j', description: 'Next row', run: () => move(1) },
 *   { keys: 'k', description: 'Previous row', run: () => move(-1) },
 * ])
 * ```
 */
export function useKeys(name: string, bindings: readonly KeyBinding[]): void {
  const run = useEffectEvent((index: number) => bindings[index]?.run())
  const words = JSON.stringify(bindings.map(({ keys, description }) => ({ keys, description })))
  useEffect(() => {
    const fixed = JSON.parse(words) as Pick<KeyBinding, 'keys' | 'description'>[]
    return registry.register({
      name,
      bindings: fixed.map((binding, index) => ({ ...binding, run: () => run(index) })),
    })
  }, [name, words])
}

/** Returns what is registered. */
export function useKeyGroups(): readonly KeyGroup[] {
  return useSyncExternalStore(registry.subscribe, registry.list, registry.list)
}

/** Listens for the keys of the page. Call it once, in the frame. */
export function useKeyListener(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyped(event)) return
      const binding = registry.press(event.key, event.timeStamp)
      if (!binding) return
      // `/` opens the search of some browsers, and would be typed into the field that it focuses.
      event.preventDefault()
      binding.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
