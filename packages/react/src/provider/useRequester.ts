'use client'

import type { SessionRequester } from '@monasca/core'
import { useContext } from 'react'
import { MonascaContext } from './MonascaContext.js'
import { ProviderNotFoundError } from './ProviderNotFoundError.js'

/**
 * Returns what the API functions and query options need: the client of the nearest `MonascaProvider`, without its
 * calls. Smaller in a bundle than `useMonascaClient`, which brings all calls of the API.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * import { useRequester } from '@monasca/react'
 * import { listAlarmsQueryOptions } from '@monasca/react/query'
 * import { useQueryClient } from '@tanstack/react-query'
 *
 * export function usePrefetchAlarms() {
 *   const [requester, queryClient] = [useRequester(), useQueryClient()]
 *   return () => queryClient.prefetchQuery(listAlarmsQueryOptions(requester, { state: 'ALARM' }))
 * }
 * ```
 */
export function useRequester(): SessionRequester {
  const requester = useContext(MonascaContext)
  if (requester === undefined) throw new ProviderNotFoundError()
  return requester
}
