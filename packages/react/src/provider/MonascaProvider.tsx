'use client'

import type { Client, SessionRequester } from '@monasca/core'
import type { JSX, ReactNode } from 'react'
import { MonascaContext } from './MonascaContext.js'

export type MonascaProviderProps = {
  /**
   * The client of all hooks below. Create it once, outside of components or with `useState`. Clients with the same
   * `scope` (project, user, server) share cached data. With the result of `createRequester`, a bundle contains only the
   * API calls of the hooks in use.
   */
  client: Client | SessionRequester
  children?: ReactNode
}

/**
 * Provides a client to the hooks below. Renders no element and starts nothing, so it also works on a server. The hooks
 * require a `QueryClientProvider` of react-query above them.
 *
 * @example
 * ```tsx
 * const app = (
 *   <MonascaProvider client={client}>
 *     <main />
 *   </MonascaProvider>
 * )
 * ```
 */
export function MonascaProvider({ client, children }: MonascaProviderProps): JSX.Element {
  return <MonascaContext.Provider value={client}>{children}</MonascaContext.Provider>
}
