import { InvalidParameterError, type Requester } from '@monasca/core'
import type { DataTag, InfiniteData, NetworkMode } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import { createQueryKey, type MonascaQueryKeyMembers } from './queryKey.js'
import {
  type CallParameters,
  type Partially,
  type Read,
  type ReadCall,
  type ReadData,
  run,
} from './queryOptions.js'
import { shouldRetry } from './shouldRetry.js'

/**
 * The `nextOffset` of the previous page; `null` for the first one. Not `undefined`, which JSON would turn into `null`:
 * a cache that is stored and restored must stay the same.
 */
export type PageOffset = string | null

/**
 * The members of the key of an infinite list: those of the plain list plus `'infinite'`. The two never share a cache
 * entry, because their data differ in shape; as a filter, the key of the plain list matches both.
 */
export type MonascaInfiniteQueryKeyMembers = readonly [...MonascaQueryKeyMembers, kind: 'infinite']

/** A key of an infinite list that carries the type of its data: `queryClient.getQueryData(key)` is typed. */
export type MonascaInfiniteQueryKey<page> = DataTag<MonascaInfiniteQueryKeyMembers, InfiniteData<page>>

/** React-query options of an infinite list that a caller may set. */
export type InfiniteQueryOverrides<page, selected = InfiniteData<page>> = {
  select?: (data: InfiniteData<page>) => selected
  enabled?: boolean
  /** Milliseconds. */
  staleTime?: number
  /** Milliseconds. */
  gcTime?: number
  /** How many pages to keep, and to read again on a refetch. The oldest pages are dropped. */
  maxPages?: number
  placeholderData?: <data>(previousData: data | undefined) => data | undefined
  retry?: boolean | number | ((failureCount: number, error: MonascaError) => boolean)
  /** Milliseconds. */
  retryDelay?: number | ((failureCount: number, error: MonascaError) => number)
  networkMode?: NetworkMode
  refetchOnMount?: boolean | 'always'
  /** @default false, because each refetch reads all pages again */
  refetchOnWindowFocus?: boolean | 'always'
  /** @default false, because each refetch reads all pages again */
  refetchOnReconnect?: boolean | 'always'
  /**
   * Always `false`: each refetch reads every loaded page again. Listed so that passing `polling(…)` does not compile.
   */
  refetchInterval?: false
  throwOnError?: boolean | ((error: MonascaError) => boolean)
  structuralSharing?: boolean
  meta?: Record<string, unknown>
}

/** The parameters of an API call without `offset`, plus `query` with react-query's options. */
export type InfiniteQueryParameters<parameters, page, selected = InfiniteData<page>> = Partially<
  Omit<parameters, 'offset'>
> & {
  /** React-query chooses the page. */
  offset?: undefined
  /** Options of react-query: `select`, `enabled`, `staleTime` (ms), `maxPages`, … */
  query?: InfiniteQueryOverrides<page, selected> | undefined
}

/**
 * Options for `useInfiniteQuery`, `useSuspenseInfiniteQuery`, `queryClient.fetchInfiniteQuery` and
 * `prefetchInfiniteQuery`.
 */
export type MonascaInfiniteQueryOptions<page, selected = InfiniteData<page>> = InfiniteQueryOverrides<
  page,
  selected
> & {
  queryKey: MonascaInfiniteQueryKey<page>
  queryFn: (context: { signal: AbortSignal; pageParam: PageOffset }) => Promise<page>
  initialPageParam: PageOffset
  getNextPageParam: (lastPage: page) => PageOffset | undefined
  /** Overrides the defaults of the query client. */
  refetchInterval: false
}

/** The parameters of an infinite list hook and of its query options. */
export type InfiniteReadParameters<
  call extends ReadCall,
  selected = InfiniteData<ReadData<call>>,
> = InfiniteQueryParameters<CallParameters<call>, ReadData<call>, selected>

/** Creates the query key of an infinite list. */
export type InfiniteReadKey<call extends ReadCall> = undefined extends Parameters<call>[1]
  ? (
      scope: string,
      parameters?: Partially<Omit<CallParameters<call>, 'offset'>>,
    ) => MonascaInfiniteQueryKey<ReadData<call>>
  : (
      scope: string,
      parameters: Partially<Omit<CallParameters<call>, 'offset'>>,
    ) => MonascaInfiniteQueryKey<ReadData<call>>

/** Creates the query options of an infinite list. */
export type InfiniteReadOptions<call extends ReadCall> = undefined extends Parameters<call>[1]
  ? <selected = InfiniteData<ReadData<call>>>(
      client: Requester,
      parameters?: InfiniteReadParameters<call, selected>,
    ) => MonascaInfiniteQueryOptions<ReadData<call>, selected>
  : <selected = InfiniteData<ReadData<call>>>(
      client: Requester,
      parameters: InfiniteReadParameters<call, selected>,
    ) => MonascaInfiniteQueryOptions<ReadData<call>, selected>

export function infiniteReadKey<call extends ReadCall>(
  read: Read<call>,
  scope: string,
  parameters: object | undefined,
): MonascaInfiniteQueryKey<ReadData<call>> {
  // Untyped callers may pass an offset. It is ignored, so it must not create another cache entry.
  const { resource, action } = read
  const plain: MonascaQueryKeyMembers = createQueryKey(scope, resource, action, {
    ...parameters,
    offset: undefined,
  })
  const key: MonascaInfiniteQueryKeyMembers = [...plain, 'infinite']
  // The tag exists in types only.
  return key as MonascaInfiniteQueryKey<ReadData<call>>
}

export function infiniteReadOptions<call extends ReadCall, selected>(
  read: Read<call>,
  client: Requester,
  parameters: InfiniteReadParameters<call, selected> | undefined,
): MonascaInfiniteQueryOptions<ReadData<call>, selected> {
  const { query, ...rest } = parameters ?? ({} as InfiniteReadParameters<call, selected>)
  const given: Readonly<Record<string, unknown>> = rest
  const missing = read.required?.find((name) => given[name] === undefined)
  return {
    retry: shouldRetry,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    ...query,
    ...(missing === undefined ? {} : { enabled: false }),
    refetchInterval: false,
    queryKey: infiniteReadKey(read, client.scope, given),
    initialPageParam: null,
    getNextPageParam: (lastPage) => (lastPage as { nextOffset?: string | undefined }).nextOffset,
    queryFn: async ({ signal, pageParam }): Promise<ReadData<call>> => {
      if (missing !== undefined) {
        throw new InvalidParameterError({ parameter: missing, reason: 'is missing' })
      }
      const page = { ...given, offset: pageParam ?? undefined }
      return run(read, client, page as unknown as CallParameters<call>, { signal })
    },
  }
}
