import type { Alarm } from '@monasca/core'
import type { Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { mapAlarms } from './mapAlarms.js'

/** The fields that are shown before the server has agreed: people write these, and nothing else changes them. */
export type AlarmTexts = { lifecycleState?: string | null | undefined; link?: string | null | undefined }

/** A change on its way to the server. */
export type ShownAlarmChange = {
  /** The server has agreed: the cached alarms are so from now on. */
  keep: () => void
  /** The server has not: the cached alarms are again what they were, changes of others aside. */
  takeBack: () => void
}

/** `settled` changes wait for older ones of the same alarm: these may still be taken back. */
type Change = { scope: string; alarmId: string; texts: AlarmTexts; settled: boolean }

type Overlay = { show: (scope: string, alarmId: string, texts: AlarmTexts) => ShownAlarmChange }

const overlays = new WeakMap<QueryCache, Overlay>()

/**
 * Shows a change of an alarm at once, in every cached list, infinite list and single alarm of the scope, until it is kept
 * or taken back.
 *
 * No snapshot of the cache is taken: what the server last said is remembered for each alarm, and what is shown is
 * that with all changes on top, in the order in which they were made. So a change that fails takes back only itself, and
 * a fetch that lands meanwhile neither hides a change nor is forgotten when one is taken back.
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

/** Writes, and keeps what is shown if that succeeds; takes it back if not. */
export async function settleWith<data>(
  shown: ShownAlarmChange | undefined,
  write: () => Promise<data>,
): Promise<data> {
  try {
    const data = await write()
    shown?.keep()
    return data
  } catch (error) {
    shown?.takeBack()
    throw error
  }
}

function createOverlay(cache: QueryCache): Overlay {
  let changes: readonly Change[] = []
  /** What the server last said, of alarms that are shown otherwise: by query, then by alarm. */
  const truths = new Map<Query, Map<string, AlarmTexts>>()
  let unsubscribe: (() => void) | undefined
  let isRendering = false

  const changesOf = (query: Query, alarmId: string): readonly Change[] =>
    changes.filter((change) => change.scope === query.queryKey[1] && change.alarmId === alarmId)

  const withChanges = (query: Query, alarmId: string, truth: AlarmTexts): AlarmTexts =>
    Object.assign({}, truth, ...changesOf(query, alarmId).map((change) => change.texts))

  /** Takes what is in the cache as what the server said: all of it, or what a caller wrote, or what is not known yet. */
  const learn = (query: Query, source: 'server' | 'caller' | 'unknown'): void => {
    const known = truths.get(query) ?? new Map<string, AlarmTexts>()
    mapAlarms(query.state.data, (alarm) => {
      const { id, lifecycleState, link } = alarm
      const truth = known.get(id)
      if (truth === undefined || source === 'server') {
        if (changesOf(query, id).length > 0) known.set(id, { lifecycleState, link })
        else known.delete(id)
      } else if (source === 'caller') {
        // What a caller wrote may be made of what is shown: only what differs from that is news.
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
    // Not `setQueryData`: age, staleness and counters of the query tell of the server, which has said nothing.
    query.setState({ data })
    isRendering = false
  }

  /** Makes the oldest changes of an alarm part of the truth, as far as none before them may be taken back. */
  const settle = (scope: string, alarmId: string): void => {
    const own = changes.filter((change) => change.scope === scope && change.alarmId === alarmId)
    const firstOpen = own.findIndex((change) => !change.settled)
    const done = firstOpen === -1 ? own : own.slice(0, firstOpen)
    for (const [query, known] of truths) {
      const truth = known.get(alarmId)
      if (query.queryKey[1] !== scope || truth === undefined) continue
      known.set(alarmId, Object.assign({}, truth, ...done.map((change) => change.texts)))
      render(query)
    }
    changes = changes.filter((change) => !done.includes(change))
    forget()
  }

  /** A query that is fetching may still go back to the data that it had when it began: its truth is needed until then. */
  const forget = (): void => {
    for (const [query, known] of truths) {
      if (query.state.fetchStatus !== 'idle' && cache.get(query.queryHash) === query) continue
      for (const alarmId of known.keys()) if (changesOf(query, alarmId).length === 0) known.delete(alarmId)
      if (known.size === 0) truths.delete(query)
    }
    if (changes.length > 0 || truths.size > 0) return
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
      const change: Change = { scope, alarmId, texts, settled: false }
      unsubscribe ??= follow()
      changes = [...changes, change]
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
        takeBack: () => {
          changes = changes.filter((other) => other !== change)
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
  // A cancelled fetch goes back to older data, which may have changes in them.
  if (action.type !== 'success') return 'unknown'
  if (action.manual === true) return 'caller'
  // Pages that were there before another one was added are only handed on: these too.
  return query.state.fetchMeta?.fetchMore === undefined ? 'server' : 'unknown'
}
