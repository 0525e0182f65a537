import type { Alarm } from '@monasca/core'
import type { Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { mapAlarms } from './mapAlarms.js'

/** Fields that are shown before the server accepts them: only users change these. */
export type AlarmTexts = { lifecycleState?: string | null | undefined; link?: string | null | undefined }

/** A pending change. */
export type ShownAlarmChange = {
  /** The server accepted the change: keep it in the cached alarms. */
  keep: () => void
  /** The server refused the change: roll back this change only. */
  rollBack: () => void
}

/** `settled` changes wait for older ones of the same alarm, which may still be rolled back. */
type Change = { texts: AlarmTexts; settled: boolean }

type Overlay = { show: (scope: string, alarmId: string, texts: AlarmTexts) => ShownAlarmChange }

const noChanges: readonly Change[] = []

const overlays = new WeakMap<QueryCache, Overlay>()

/**
 * Shows a change of an alarm at once, in every cached list, infinite list and single alarm of the scope, until it is
 * kept or rolled back.
 *
 * Instead of a snapshot of the cache, it stores the last server state of each alarm and shows that with all pending
 * changes applied in order. So a failed change rolls back only itself, and a fetch that completes meanwhile is neither
 * hidden nor lost by a rollback.
 */
export function showAlarmChange(
  queryClient: QueryClient,
  scope: string,
  alarmId: string,
  { lifecycleState, link }: AlarmTexts,
): ShownAlarmChange {
  const cache = queryClient.getQueryCache()
  const overlay = overlays.get(cache) ?? createOverlay(cache)
  overlays.set(cache, overlay)
  return overlay.show(scope, alarmId, {
    ...(lifecycleState === undefined ? {} : { lifecycleState }),
    ...(link === undefined ? {} : { link }),
  })
}

/** The ids of all alarms in cached lists and single alarms of the scope. */
export function cachedAlarmIds(queryClient: QueryClient, scope: string): Set<string> {
  const ids = new Set<string>()
  for (const query of queryClient.getQueryCache().getAll()) {
    if (query.queryKey[1] !== scope || !showsAlarms(query.queryKey)) continue
    mapAlarms(query.state.data, (alarm) => {
      ids.add(alarm.id)
      return alarm
    })
  }
  return ids
}

/** Writes; keeps the shown change on success and rolls it back on failure. */
export async function settleWith<data>(
  shown: ShownAlarmChange | undefined,
  write: () => Promise<data>,
): Promise<data> {
  try {
    const data = await write()
    shown?.keep()
    return data
  } catch (error) {
    shown?.rollBack()
    throw error
  }
}

function createOverlay(cache: QueryCache): Overlay {
  /** By scope, then by alarm; oldest first. */
  const changes = new Map<string, Map<string, readonly Change[]>>()
  /** The last server state of alarms with pending changes: by query, then by alarm. */
  const truths = new Map<Query, Map<string, AlarmTexts>>()
  let unsubscribe: (() => void) | undefined
  let isRendering = false

  const changesIn = (scope: string, alarmId: string): readonly Change[] =>
    changes.get(scope)?.get(alarmId) ?? noChanges

  const changesOf = (query: Query, alarmId: string): readonly Change[] =>
    changesIn(String(query.queryKey[1]), alarmId)

  const setChanges = (scope: string, alarmId: string, next: readonly Change[]): void => {
    const ofScope = changes.get(scope) ?? new Map<string, readonly Change[]>()
    if (next.length > 0) changes.set(scope, ofScope.set(alarmId, next))
    else ofScope.delete(alarmId)
    if (ofScope.size === 0) changes.delete(scope)
  }

  const withChanges = (query: Query, alarmId: string, truth: AlarmTexts): AlarmTexts =>
    Object.assign({}, truth, ...changesOf(query, alarmId).map((change) => change.texts))

  /** Stores cached data as the server state: all of it, only what a caller wrote, or only unknown alarms. */
  const learn = (query: Query, source: 'server' | 'caller' | 'unknown'): void => {
    const known = truths.get(query) ?? new Map<string, AlarmTexts>()
    mapAlarms(query.state.data, (alarm) => {
      const { id, lifecycleState, link } = alarm
      const truth = known.get(id)
      if (truth === undefined || source === 'server') {
        if (changesOf(query, id).length > 0) known.set(id, { lifecycleState, link })
        else known.delete(id)
      } else if (source === 'caller') {
        // A caller may have written shown values back: only differences from them are new.
        const shown = withChanges(query, id, truth)
        known.set(id, {
          lifecycleState: lifecycleState === shown.lifecycleState ? truth.lifecycleState : lifecycleState,
          link: link === shown.link ? truth.link : link,
        })
      }
      return alarm
    })
    if (known.size > 0) truths.set(query, known)
  }

  const render = (query: Query): void => {
    const known = truths.get(query)
    if (known === undefined) return
    const data = mapAlarms(query.state.data, (alarm) => {
      const truth = known.get(alarm.id)
      if (truth === undefined) return alarm
      return withTexts(alarm, withChanges(query, alarm.id, truth))
    })
    if (data === query.state.data) return
    isRendering = true
    // Not `setQueryData`: age, staleness and counters of the query describe server responses.
    query.setState({ data })
    isRendering = false
  }

  /** Merges the oldest settled changes of an alarm into its server state, up to the first pending one. */
  const settle = (scope: string, alarmId: string): void => {
    const own = changesIn(scope, alarmId)
    const firstOpen = own.findIndex((change) => !change.settled)
    const done = firstOpen === -1 ? own : own.slice(0, firstOpen)
    for (const [query, known] of truths) {
      const truth = known.get(alarmId)
      if (query.queryKey[1] !== scope || truth === undefined) continue
      known.set(alarmId, Object.assign({}, truth, ...done.map((change) => change.texts)))
      render(query)
    }
    setChanges(
      scope,
      alarmId,
      own.filter((change) => !done.includes(change)),
    )
    forget()
  }

  /** A cancelled fetch restores earlier data, so the server state of a fetching query is kept. */
  const forget = (): void => {
    for (const [query, known] of truths) {
      if (query.state.fetchStatus !== 'idle' && cache.get(query.queryHash) === query) continue
      for (const alarmId of known.keys()) if (changesOf(query, alarmId).length === 0) known.delete(alarmId)
      if (known.size === 0) truths.delete(query)
    }
    if (changes.size > 0 || truths.size > 0) return
    unsubscribe?.()
    unsubscribe = undefined
  }

  const follow = (): (() => void) =>
    cache.subscribe((event) => {
      const { query } = event
      if (isRendering || !showsAlarms(query.queryKey)) return
      if (event.type === 'added') learn(query, 'server')
      if (event.type === 'updated') learn(query, sourceOf(query, event.action))
      if (event.type === 'added' || event.type === 'updated') render(query)
      forget()
    })

  return {
    show: (scope, alarmId, texts) => {
      const change: Change = { texts, settled: false }
      unsubscribe ??= follow()
      setChanges(scope, alarmId, [...changesIn(scope, alarmId), change])
      for (const query of cache.getAll()) {
        if (query.queryKey[1] !== scope || !showsAlarms(query.queryKey)) continue
        learn(query, 'unknown')
        render(query)
      }
      return {
        keep: () => {
          change.settled = true
          settle(scope, alarmId)
        },
        rollBack: () => {
          setChanges(
            scope,
            alarmId,
            changesIn(scope, alarmId).filter((other) => other !== change),
          )
          settle(scope, alarmId)
        },
      }
    },
  }
}

function withTexts(alarm: Alarm, { lifecycleState = null, link = null }: AlarmTexts): Alarm {
  const isSame = alarm.lifecycleState === lifecycleState && alarm.link === link
  return isSame ? alarm : { ...alarm, lifecycleState, link }
}

function showsAlarms(queryKey: readonly unknown[]): boolean {
  const [root, , resource, action] = queryKey
  return root === 'monasca' && resource === 'alarms' && (action === 'list' || action === 'get')
}

function sourceOf(query: Query, action: { type: string; manual?: boolean }): 'server' | 'caller' | 'unknown' {
  // A cancelled fetch restores older data, which may contain pending changes.
  if (action.type !== 'success') return 'unknown'
  if (action.manual === true) return 'caller'
  // `fetchMore` carries earlier pages over unchanged; those may contain pending changes too.
  return query.state.fetchMeta?.fetchMore === undefined ? 'server' : 'unknown'
}
