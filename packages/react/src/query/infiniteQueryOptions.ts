import { InvalidParameterError, type Page, type RequestOptions } from '@monasca/core'
import type { DataTag, InfiniteData, NetworkMode } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import { createQueryKey, type MonascaQueryKeyMembers, type MonascaResource } from './queryKey.js'
import type { Incomplete } from './queryOptions.js'
import { shouldRetry } from './shouldRetry.js'

/**
 * Which page: the `nextOffset` of the page before, and null for the first one. Not `undefined`, which JSON would turn into
 * null: a cache that was stored and restored must be the same.
 */
export type PageOffset = string | null

/**
 * The members of the key of an infinite list: those of the plain list, and a word more. So they never share an entry of
 * the cache, whose data differ in shape, and the key of the plain list, as a filter, means both.
 */
export type MonascaInfiniteQueryKeyMembers = readonly [...MonascaQueryKeyMembers, kind: 'infinite']

/** The key of an infinite list that carries the type of its data: `queryClient.getQueryData(key)` is typed. */
export type MonascaInfiniteQueryKey<page> = DataTag<MonascaInfiniteQueryKeyMembers, InfiniteData<page>>

/** What a caller may set of react-query's own options for an infinite list. */
export type InfiniteQueryOverrides<page, selected = InfiniteData<page>> = {
  select?: (data: InfiniteData<page>) => selected
  enabled?: boolean
  /** Milliseconds. */
  staleTime?: number
  /** Milliseconds. */
  gcTime?: number
  /** How many pages to keep, and to read again when the list is refreshed; those read first are dropped. */
  maxPages?: number
  placeholderData?: <data>(previousData: data | undefined) => data | undefined
  retry?: boolean | number | ((failureCount: number, error: MonascaError) => boolean)
  /** Milliseconds. */
  retryDelay?: number | ((failureCount: number, error: MonascaError) => number)
  networkMode?: NetworkMode
  refetchOnMount?: boolean | 'always'
  /** @default false: all pages would be read again each time */
  refetchOnWindowFocus?: boolean | 'always'
  /** @default false: all pages would be read again each time */
  refetchOnReconnect?: boolean | 'always'
  /**
   * Never: each refetch would read every page again that was scrolled to. It is named here so that what `polling` returns
   * does not compile in this place.
   */
  refetchInterval?: false
  throwOnError?: boolean | ((error: MonascaError) => boolean)
  structuralSharing?: boolean
  meta?: Record<string, unknown>
}

/** The parameters of a call to the API without `offset`, plus `query` with react-query's options. */
export type InfiniteQueryParameters<parameters, page, selected = InfiniteData<page>> = Incomplete<
  Omit<parameters, 'offset'>
> & {
  /** Which page to read is react-query's to say. */
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
  /** Whatever the defaults of the query client are. */
  refetchInterval: false
}

/** What the options of one infinite list are made from. */
type InfiniteQuerySource<parameters, page, selected> = {
  queryKey: MonascaInfiniteQueryKey<page>
  parameters: Incomplete<Omit<parameters, 'offset'>>
  /** Without these there is nothing to ask for. */
  required?: readonly (keyof parameters & string)[]
  read: (parameters: parameters, options: RequestOptions) => Promise<page>
  query: InfiniteQueryOverrides<page, selected> | undefined
}

/** Makes the key of one infinite list out of that of the plain one. */
export function createInfiniteQueryKey<page>(
  scope: string,
  resource: MonascaResource,
  action: string,
  parameters: object,
): MonascaInfiniteQueryKey<page> {
  // Callers without types may pass an offset that is ignored: it must not make another entry.
  const plain: MonascaQueryKeyMembers = createQueryKey(scope, resource, action, {
    ...parameters,
    offset: undefined,
  })
  const key: MonascaInfiniteQueryKeyMembers = [...plain, 'infinite']
  // The tag exists in types only.
  return key as MonascaInfiniteQueryKey<page>
}

/** Makes the options of one infinite list, the same way for all of them. */
export function createInfiniteQueryOptions<parameters, page extends Page<unknown>, selected>(
  source: InfiniteQuerySource<parameters, page, selected>,
): MonascaInfiniteQueryOptions<page, selected> {
  const { queryKey, parameters, required = [], read, query } = source
  const given: Readonly<Record<string, unknown>> = parameters
  const missing = required.find((name) => given[name] === undefined)
  return {
    retry: shouldRetry,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    ...query,
    ...(missing === undefined ? {} : { enabled: false }),
    refetchInterval: false,
    queryKey,
    initialPageParam: null,
    getNextPageParam: (lastPage) => lastPage.nextOffset,
    queryFn: async ({ signal, pageParam }) => {
      if (missing !== undefined) {
        throw new InvalidParameterError({ parameter: missing, reason: 'is missing' })
      }
      // Complete: none of the required ones is missing.
      return read({ ...parameters, offset: pageParam ?? undefined } as parameters, { signal })
    },
  }
}
