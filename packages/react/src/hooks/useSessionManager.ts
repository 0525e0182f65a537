'use client'

import type { SessionManager } from '@monasca/core/session'
import { useSessionContext } from '../session/useSessionContext.js'

/**
 * The manager of the nearest `SessionProvider`, for what has no hook: `renew`, `getExpiry`, `signInSilently`.
 *
 * @throws `ProviderNotFoundError` without a `SessionProvider` above
 * @example
 * ```tsx
 * const manager = useSessionManager()
 * const expiresAt = manager.getExpiry()
 * ```
 */
export function useSessionManager(): SessionManager {
  return useSessionContext().manager
}
