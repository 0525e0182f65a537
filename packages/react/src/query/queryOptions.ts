import { InvalidParameterError, type Requester, type RequestOptions } from '@monasca/core'
import type { UseQueryOptions } from '@tanstack/react-query'
import type { MonascaError } from './monascaError.js'
import { createQueryKey, type MonascaQueryKey, type MonascaResource } from './queryKey.js'
import { shouldRetry } from './shouldRetry.js'

/** A function of `@monasca/core` that reads: `listAlarms`, `getAlarm`, … */
export type ReadCall = (client: Requester, parameters: never, options?: RequestOptions) => Promise<unknown>

/** The parameters that a call of `@monasca/core` takes. `Record<string, never>`, of calls without any, means none. */
export type CallParameters<call extends ReadCall> =
  NonNullable<Parameters<call>[1]> extends infer parameters
    ? string extends keyof parameters
      ? object
      : parameters
    : never

/** The data that a call of `@monasca/core` resolves to. */
export type ReadData<call extends ReadCall> = Awaited<ReturnType<call>>

/** The same members, each of which may be `undefined`: a query whose required parameters are missing is disabled. */
export type Partially<parameters> = { [name in keyof parameters]: parameters[name] | undefined }

/** React-query options that a caller may set. `queryKey` and `queryFn` belong to the library. */
export type QueryOverrides<data, selected = data> = Omit<
  UseQueryOptions<data, MonascaError, selected>,
  'queryKey' | 'queryFn' | 'queryHash' | 'queryKeyHashFn'
>

/** The parameters of an API call, plus `query` with react-query's options. */
export type QueryParameters<parameters, data, selected = data> = Partially<parameters> & {
  /** Options of react-query: `select`, `enabled`, `staleTime` (ms), `refetchInterval` (ms), `placeholderData`, … */
  query?: QueryOverrides<data, selected> | undefined
}

/**
 * The parameters of a read hook and of its query options.
 *
 * @example
 * ```ts
 * const parameters: ReadParameters<typeof listAlarms> = { state: 'ALARM', query: { staleTime: 10_000 } }
 * ```
 */
export type ReadParameters<call extends ReadCall, selected = ReadData<call>> = QueryParameters<
  CallParameters<call>,
  ReadData<call>,
  selected
>

/**
 * Options for `useQuery`, `useSuspenseQuery`, `useQueries`, `queryClient.fetchQuery`, `prefetchQuery` and
 * `ensureQueryData`. Queries fail with `MonascaError`.
 */
export type MonascaQueryOptions<data, selected = data> = Omit<
  UseQueryOptions<data, MonascaError, selected>,
  'queryKey' | 'queryFn'
> & {
  queryKey: MonascaQueryKey<data>
  /** Passes react-query's `signal` on: a query without observers aborts its request. */
  queryFn: (context: { signal: AbortSignal }) => Promise<data>
}

/** Creates the query key of a read. */
export type ReadKey<call extends ReadCall> = undefined extends Parameters<call>[1]
  ? (scope: string, parameters?: Partially<CallParameters<call>>) => MonascaQueryKey<ReadData<call>>
  : (scope: string, parameters: Partially<CallParameters<call>>) => MonascaQueryKey<ReadData<call>>

/** Creates the query options of a read. */
export type ReadOptions<call extends ReadCall> = undefined extends Parameters<call>[1]
  ? <selected = ReadData<call>>(
      client: Requester,
      parameters?: ReadParameters<call, selected>,
    ) => MonascaQueryOptions<ReadData<call>, selected>
  : <selected = ReadData<call>>(
      client: Requester,
      parameters: ReadParameters<call, selected>,
    ) => MonascaQueryOptions<ReadData<call>, selected>

/** One read of the API: its key, options, infinite options and hooks are derived from this. */
export type Read<call extends ReadCall> = {
  resource: MonascaResource
  action: string
  call: call
  /** The query is disabled while one of these is `undefined`. */
  required?: readonly (keyof CallParameters<call> & string)[]
  /** React-query options of this read that a caller may override. */
  defaults?: (queryKey: MonascaQueryKey<ReadData<call>>) => QueryOverrides<ReadData<call>, never>
}

export function readKey<call extends ReadCall>(
  { resource, action }: Read<call>,
  scope: string,
  parameters: Partially<CallParameters<call>> | undefined,
): MonascaQueryKey<ReadData<call>> {
  return createQueryKey(scope, resource, action, parameters ?? {})
}

export function readOptions<call extends ReadCall, selected>(
  read: Read<call>,
  client: Requester,
  parameters: ReadParameters<call, selected> | undefined,
): MonascaQueryOptions<ReadData<call>, selected> {
  const { query, ...rest } = parameters ?? ({} as ReadParameters<call, selected>)
  // `Omit` of a generic type is opaque to the compiler: without `query`, these are the parameters of the call.
  const given = rest as unknown as Partially<CallParameters<call>>
  const queryKey = readKey(read, client.scope, given)
  return createQueryOptions({
    queryKey,
    parameters: given,
    required: read.required,
    read: (known, options) => run(read, client, known, options),
    defaults: read.defaults?.(queryKey),
    query,
  })
}

/** Calls with the types of the call, instead of those that every call is assignable to. */
export function run<call extends ReadCall>(
  { call }: { call: call },
  client: Requester,
  parameters: CallParameters<call>,
  options?: RequestOptions,
): Promise<ReadData<call>> {
  return call(client, parameters as never, options) as Promise<ReadData<call>>
}

type QuerySource<parameters, data, selected> = {
  queryKey: MonascaQueryKey<data>
  parameters: Partially<parameters>
  required?: readonly (keyof parameters & string)[] | undefined
  read: (parameters: parameters, options: RequestOptions) => Promise<data>
  defaults?: QueryOverrides<data, selected> | undefined
  query: QueryOverrides<data, selected> | undefined
}

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
    // `refetch()` and `fetchQuery` also run disabled queries.
    queryFn: async ({ signal }) => {
      if (missing !== undefined) {
        throw new InvalidParameterError({ parameter: missing, reason: 'is missing' })
      }
      return read(parameters as parameters, { signal })
    },
  }
}
