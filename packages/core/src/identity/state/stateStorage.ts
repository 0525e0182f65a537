/** Storage for authentication states. Any object with these three methods works, also with promises. */
export type StateStorage = {
  get(key: string): string | null | undefined | Promise<string | null | undefined>
  set(key: string, state: string): unknown
  delete(key: string): unknown
}

/**
 * Stores states in the memory of this program or page. The safest choice: nothing survives a reload, and no other page
 * can read it.
 *
 * @example
 * ```ts
 * const storage = memoryStorage()
 * ```
 */
export function memoryStorage(): StateStorage {
  // Not the map itself: printing it would show its tokens.
  const states = new Map<string, string>()
  return {
    get: (key) => states.get(key),
    set: (key, state) => states.set(key, state),
    delete: (key) => states.delete(key),
  }
}

/**
 * Stores states in the browser. A state contains the token: every script of your origin can read it while it is stored.
 * That is why nothing is stored by default.
 *
 * - `'session'`: for this tab; survives a reload, ends with the tab.
 * - `'local'`: for every tab, and after the browser is closed, until it is deleted.
 *
 * Keys begin with `monasca:`. The storage is accessed on use, so that this can run on a server.
 *
 * @throws the platform's Error if it has no such storage, or denies access to it
 * @example
 * ```ts
 * const storage = browserStorage('session')
 * ```
 */
export function browserStorage(kind: 'session' | 'local'): StateStorage {
  const place = () => (kind === 'session' ? globalThis.sessionStorage : globalThis.localStorage)
  const name = (key: string) => `monasca:${key}`
  return {
    get: (key) => place().getItem(name(key)),
    set: (key, state) => place().setItem(name(key), state),
    delete: (key) => place().removeItem(name(key)),
  }
}
