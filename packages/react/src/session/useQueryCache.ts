'use client'

import { type QueryClient, QueryClientContext } from '@tanstack/react-query'
import { useContext } from 'react'
import { ProviderNotFoundError } from '../provider/ProviderNotFoundError.js'

/** The cache to clear when the user changes: the given one, none for `null`, else that of the provider above. */
export function useQueryCache(given: QueryClient | null | undefined): QueryClient | undefined {
  const above = useContext(QueryClientContext)
  if (given === null) return undefined
  const queryClient = given ?? above
  if (queryClient === undefined) {
    throw new ProviderNotFoundError({ provider: 'QueryClientProvider', props: 'client={queryClient}' })
  }
  return queryClient
}
