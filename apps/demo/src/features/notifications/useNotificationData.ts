import type { AlarmDefinition, NotificationMethod } from '@monasca/core'
import { useInfiniteAlarmDefinitions, useInfiniteNotifications, useNotificationTypes } from '@monasca/react'
import { useMemo } from 'react'
import { createWorking, findSilent, findUses, type SilentDefinition, type Use } from './usage.js'
import { useAllPages } from './useAllPages.js'

export type NotificationData = {
  methods: ReturnType<typeof useMethods>
  definitions: ReturnType<typeof useDefinitions>
  types: ReturnType<typeof useTypes>
  /** The definitions that use each method; `undefined` until all definitions have been read. */
  uses: ReadonlyMap<string, readonly Use[]> | undefined
  /** Whether the server delivers to a method. Without the list of types: to every method. */
  working: (methodId: string) => boolean
  /** The definitions without notifications; `undefined` until everything has been read. */
  silent: readonly SilentDefinition[] | undefined
}

/** All methods, types and definitions of the project, and who uses what. */
export function useNotificationData(): NotificationData {
  const methods = useMethods()
  const definitions = useDefinitions()
  const types = useTypes()
  const allMethods = methods.hasNextPage ? undefined : methods.data
  const allDefinitions = definitions.hasNextPage ? undefined : definitions.data
  const uses = useMemo(() => allDefinitions && findUses(allDefinitions), [allDefinitions])
  const working = useMemo(
    () => createWorking(allMethods ?? [], types.data ?? allMethods?.map(({ type }) => type) ?? []),
    [allMethods, types.data],
  )
  const silent = useMemo(
    () => (allDefinitions && allMethods && types.data ? findSilent(allDefinitions, working) : undefined),
    [allDefinitions, allMethods, types.data, working],
  )
  return { methods, definitions, types, uses, working, silent }
}

function useMethods() {
  const list = useInfiniteNotifications({ sortBy: 'name', query: { select: joinMethods } })
  useAllPages(list)
  return list
}

function useDefinitions() {
  const list = useInfiniteAlarmDefinitions({ sortBy: 'name', query: { select: joinDefinitions } })
  useAllPages(list)
  return list
}

function useTypes() {
  return useNotificationTypes({ query: { select: ({ elements }) => elements } })
}

/** Outside the hooks, so that the joined list stays the same while its pages do. */
function joinMethods({ pages }: { pages: { elements: NotificationMethod[] }[] }): NotificationMethod[] {
  return pages.flatMap(({ elements }) => elements)
}

function joinDefinitions({ pages }: { pages: { elements: AlarmDefinition[] }[] }): AlarmDefinition[] {
  return pages.flatMap(({ elements }) => elements)
}
