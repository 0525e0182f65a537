import { InvalidParameterError } from '../../errors/index.js'
import type { AuthPlugin } from '../authPlugin.js'
import type { StateStorage } from './stateStorage.js'

/**
 * Restores a state that `saveAuthState` stored for equal credentials, so that the next request needs no authentication.
 * An unreadable state is deleted and ignored.
 *
 * @returns whether there was one. It may have expired: then the first request authenticates as usual
 * @throws InvalidParameterError if the state of this plugin cannot be stored
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
 * Stores the state of a plugin for `restoreAuthState`, under a key derived irreversibly from its credentials; without a
 * state, deletes the stored one. The state contains the token: see the storages for their risks.
 *
 * @throws InvalidParameterError if the state of this plugin cannot be stored
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
    reason: 'has no state that can be stored',
    advice: 'Its options do not identify the user, or the page is not secure (https or localhost).',
  })
}
