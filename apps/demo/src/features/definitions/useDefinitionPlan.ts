import { type AlarmDefinitionFields, listAlarmDefinitions, listAll, listNotifications } from '@monasca/core'
import { type DefinitionPlan, planDefinitions } from '@monasca/core/definitions'
import { useRequester } from '@monasca/react'
import { listAlarmDefinitionsQueryKey, listNotificationsQueryKey } from '@monasca/react/query'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

export type UseDefinitionPlanReturnType = {
  /** `undefined` without definitions, or until the current ones have been read. */
  plan: DefinitionPlan | undefined
  isPending: boolean
  error: unknown
  retry: () => void
}

/** Compares definitions from a file with all those of the project. */
export function useDefinitionPlan(
  wanted: readonly AlarmDefinitionFields[] | undefined,
  prune: boolean,
): UseDefinitionPlanReturnType {
  const client = useRequester()
  const isNeeded = wanted !== undefined
  // Below the keys of the library's lists, so that its writes invalidate these too.
  const current = useQuery({
    queryKey: [...listAlarmDefinitionsQueryKey(client.scope), 'all'],
    queryFn: ({ signal }) => listAll(listAlarmDefinitions, client, { sortBy: 'name' }, { signal }),
    enabled: isNeeded,
  })
  const methods = useQuery({
    queryKey: [...listNotificationsQueryKey(client.scope), 'all'],
    queryFn: ({ signal }) => listAll(listNotifications, client, {}, { signal }),
    enabled: isNeeded,
  })
  const plan = useMemo(
    () =>
      wanted && current.data && methods.data
        ? planDefinitions(current.data.elements, wanted, { notifications: methods.data.elements, prune })
        : undefined,
    [wanted, current.data, methods.data, prune],
  )
  return {
    plan,
    isPending: current.isPending || methods.isPending,
    error: current.error ?? methods.error,
    retry: () => {
      void current.refetch()
      void methods.refetch()
    },
  }
}
