'use client'

import { bindClient, type Client } from '@monasca/core'
import { useMemo } from 'react'
import { useRequester } from './useRequester.js'

/**
 * Returns the client of the nearest `MonascaProvider`, for calls that are not queries. A requester gets the calls of
 * the API added.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const { scope, alarms } = useMonascaClient()
 * ```
 */
export function useMonascaClient(): Client {
  const requester = useRequester()
  return useMemo(() => bindClient(requester), [requester])
}
