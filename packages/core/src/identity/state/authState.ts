import { InvalidParameterError } from '../../errors/index.js'
import type { AuthPlugin } from '../authPlugin.js'
import type { StateStorage } from './stateStorage.js'

/**
 * Takes over a state that `saveAuthState` has kept for equal credentials, so that the next request needs no
 * authentication. A state that cannot be read is deleted, and counts as none.
 *
 * @returns whether there was one. It may have expired: then the first request authenticates as usual
 * @throws InvalidParameterError when the state of this plugin cannot be stored
 * @example
 * ```ts
 * const storage = browserStorage('session')
 * const auth = new V3Password({ authUrl, userId, password, projectId })
 * await restoreAuthState(auth, storage)
 * const session = createSession({ auth })
 * await session.getToken()
 * await saveAuthState(auth, storage)
 * ```
 */
export async function restoreAuthState(auth: AuthPlugin, storage: StateStorage): Promise<boolean> {
  const key = await keyOf(auth)
  const state = await storage.get(key)
  if (!state) return false
  try {
    auth.setAuthState?.(state)
    return true
  } catch {
    await storage.delete(key)
    return false
  }
}

/**
 * Keeps the state of a plugin for `restoreAuthState`, under a name made of its credentials that leads nowhere back to
 * them; without a state, deletes what was kept. The state holds the token: see the storages for their risks.
 *
 * @throws InvalidParameterError when the state of this plugin cannot be stored
 * @example
 * ```ts
 * await saveAuthState(auth, memoryStorage())
 * ```
 */
export async function saveAuthState(auth: AuthPlugin, storage: StateStorage): Promise<void> {
  const key = await keyOf(auth)
  const state = auth.getAuthState?.()
  if (state === undefined) await storage.delete(key)
  else await storage.set(key, state)
}

async function keyOf(auth: AuthPlugin): Promise<string> {
  const key = await auth.getCacheId?.()
  if (key !== undefined) return key
  throw new InvalidParameterError({
    parameter: 'auth',
    reason: 'has no state that could be stored',
    advice: 'Its options do not tell who authenticates, or the page is not secure (https or localhost).',
  })
}
