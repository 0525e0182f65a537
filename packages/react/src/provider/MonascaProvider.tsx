'use client'

import type { Client } from '@monasca/core'
import type { JSX, ReactNode } from 'react'
import { MonascaContext } from './MonascaContext.js'

/** Properties of `MonascaProvider`. */
export type MonascaProviderProps = {
  /**
   * What all hooks below ask. Make it once, outside of components or with `useState`: another client with the same
   * `scope` goes on with the same cached data; one with another `scope` (project, user, server) has its own.
   */
  client: Client
  children?: ReactNode
}

/**
 * Gives the hooks below it their client. It renders no element, starts nothing and reads no global, so it works on a
 * server too. A `QueryClientProvider` of react-query must be somewhere above the hooks.
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
