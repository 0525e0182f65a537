'use client'

import type { Client } from '@monasca/core'
import { useContext } from 'react'
import { MonascaContext } from './MonascaContext.js'
import { ProviderNotFoundError } from './ProviderNotFoundError.js'

/**
 * Returns the client of the nearest `MonascaProvider`, for calls that are not queries.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { scope, alarms } = useMonascaClient()
 * ```
 */
export function useMonascaClient(): Client {
  const client = useContext(MonascaContext)
  if (client === undefined) throw new ProviderNotFoundError()
  return client
}
