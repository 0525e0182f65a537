/** Where the state of being signed in is kept. Whatever has these three works, also with promises. */
export type StateStorage = {
  get(key: string): string | null | undefined | Promise<string | null | undefined>
  set(key: string, state: string): unknown
  delete(key: string): unknown
}

/**
 * Keeps states in the memory of this program or page. The safest choice: nothing outlives a reload, and no other page
 * reads it.
 *
 * @example
 * ```ts
 * const storage = memoryStorage()
 * ```
 */
export function memoryStorage(): StateStorage {
  // Not the map itself, which would print the tokens in it.
  const states = new Map<string, string>()
  return {
    get: (key) => states.get(key),
    set: (key, state) => states.set(key, state),
    delete: (key) => states.delete(key),
  }
}

/**
 * Keeps states in the browser. A state holds the token: every script of your origin can read it for as long as it
 * lives. That is why nothing is stored unless you choose so.
 *
 * - `'session'`: for this tab; survives a reload, ends with the tab.
 * - `'local'`: for every tab, and after the browser is closed, until it is deleted.
 *
 * Entries begin with `monasca:`. The storage is looked up when it is used, so that this can run on a server.
 *
 * @throws Error of the platform when it has no such storage, or refuses it
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
