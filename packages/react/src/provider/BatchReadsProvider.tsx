'use client'

import { batchReads } from '@monasca/core'
import { type JSX, type ReactNode, useMemo } from 'react'
import { MonascaProvider } from './MonascaProvider.js'
import { useRequester } from './useRequester.js'

export type BatchReadsProviderProps = { children?: ReactNode }

/**
 * Merges reads of the hooks below: charts that differ only in the values of dimensions, such as the host, share one
 * request when they refresh together. Each chart gets exactly the data and errors of a separate request: see
 * `batchReads` of `@monasca/core`. Applies to `useLiveSeries`, `useStatistics`, `useMeasurements` and their variants.
 * Place it anywhere below the provider of the client.
 *
 * @throws `ProviderNotFoundError` without a `MonascaProvider` above
 * @example
 * ```tsx
 * const app = (
 *   <MonascaProvider client={client}>
 *     <BatchReadsProvider>
 *       <main />
 *     </BatchReadsProvider>
 *   </MonascaProvider>
 * )
 * ```
 */
export function BatchReadsProvider({ children }: BatchReadsProviderProps): JSX.Element {
  const requester = useRequester()
  const batched = useMemo(() => batchReads(requester), [requester])
  return <MonascaProvider client={batched}>{children}</MonascaProvider>
}
