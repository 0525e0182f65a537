import type {
  InfiniteData,
  UseInfiniteQueryResult,
  UseMutationResult,
  UseQueryResult,
} from '@tanstack/react-query'
import type { InfiniteReadParameters } from '../query/infiniteQueryOptions.js'
import type { MonascaError } from '../query/monascaError.js'
import type { WriteParameters } from '../query/mutationOptions.js'
import type { CallParameters, ReadCall, ReadData, ReadParameters } from '../query/queryOptions.js'

/** The hook of a read. */
export type UseRead<call extends ReadCall> = undefined extends Parameters<call>[1]
  ? <selected = ReadData<call>>(
      parameters?: ReadParameters<call, selected>,
    ) => UseQueryResult<selected, MonascaError>
  : <selected = ReadData<call>>(
      parameters: ReadParameters<call, selected>,
    ) => UseQueryResult<selected, MonascaError>

/** The hook of an infinite list. */
export type UseInfiniteRead<call extends ReadCall> = undefined extends Parameters<call>[1]
  ? <selected = InfiniteData<ReadData<call>>>(
      parameters?: InfiniteReadParameters<call, selected>,
    ) => UseInfiniteQueryResult<selected, MonascaError>
  : <selected = InfiniteData<ReadData<call>>>(
      parameters: InfiniteReadParameters<call, selected>,
    ) => UseInfiniteQueryResult<selected, MonascaError>

/** The hook of a write. `mutate` takes the parameters of the call. */
export type UseWrite<call extends ReadCall> = <onMutateResult = unknown>(
  parameters?: WriteParameters<call, onMutateResult>,
) => UseMutationResult<ReadData<call>, MonascaError, CallParameters<call>, onMutateResult>
