import { InvalidParameterError, type RequestOptions } from '@monasca/core'
import type { UseQueryOptions } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import type { MonascaQueryKey } from './queryKey.js'
import { shouldRetry } from './shouldRetry.js'

/**
 * Parameters that are not all known yet: required ones are still to be written, but may be `undefined`, which
 * disables the query.
 */
export type Incomplete<parameters> = { [name in keyof parameters]: parameters[name] | undefined }

/** What a caller may set of react-query's own options; key and function are the library's. */
export type QueryOverrides<data, selected = data> = Omit<
  UseQueryOptions<data, MonascaError, selected>,
  'queryKey' | 'queryFn' | 'queryHash' | 'queryKeyHashFn'
>

/** The parameters of a call to the API, plus `query` with react-query's options. */
export type QueryParameters<parameters, data, selected = data> = Incomplete<parameters> & {
  /** Options of react-query: `select`, `enabled`, `staleTime` (ms), `refetchInterval` (ms), `placeholderData`, … */
  query?: QueryOverrides<data, selected> | undefined
}

/**
 * Options for `useQuery`, `useSuspenseQuery`, `useQueries`, `queryClient.fetchQuery`, `prefetchQuery` and
 * `ensureQueryData`.
 *
 * Errors are `MonascaError`, those of `@monasca/core` for the most part.
 */
export type MonascaQueryOptions<data, selected = data> = Omit<
  UseQueryOptions<data, MonascaError, selected>,
  'queryKey' | 'queryFn'
> & {
  queryKey: MonascaQueryKey<data>
  /** Passes react-query's `signal` down, so that a query that nobody waits for any more aborts its request. */
  queryFn: (context: { signal: AbortSignal }) => Promise<data>
}

/** What the options of one read are made from. */
type QuerySource<parameters, data, selected> = {
  queryKey: MonascaQueryKey<data>
  parameters: Incomplete<parameters>
  /** Without these there is nothing to ask for. */
  required?: readonly (keyof parameters & string)[]
  read: (parameters: parameters, options: RequestOptions) => Promise<data>
  /** What the library sets for this read, unless the caller sets it. */
  defaults?: QueryOverrides<data, selected>
  query: QueryOverrides<data, selected> | undefined
}

/** Makes the options of one read, the same way for all of them. */
export function createQueryOptions<parameters, data, selected>(
  source: QuerySource<parameters, data, selected>,
): MonascaQueryOptions<data, selected> {
  const { queryKey, parameters, required = [], read, defaults, query } = source
  const missing = required.find((name) => parameters[name] === undefined)
  return {
    retry: shouldRetry,
    ...defaults,
    ...query,
    ...(missing === undefined ? {} : { enabled: false }),
    queryKey,
    // `refetch()` and `fetchQuery` do not ask whether the query is enabled.
    queryFn: async ({ signal }) => {
      if (missing !== undefined) {
        throw new InvalidParameterError({ parameter: missing, reason: 'is missing' })
      }
      // Complete: none of the required ones is missing.
      return read(parameters as parameters, { signal })
    },
  }
}
