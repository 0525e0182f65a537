import type { DataTag } from '@tanstack/react-query'

/** The values of a query key: plain JSON, so that keys survive dehydration, persistence and logging. */
export type KeyValue =
  | string
  | number
  | boolean
  | null
  | readonly KeyValue[]
  | { readonly [name: string]: KeyValue }

/** The last member of a query key: the parameters of the call without `undefined`; times as ISO 8601 text. */
export type KeyParameters = { readonly [name: string]: KeyValue }

/** The members of every query key of this library, from broad to narrow. */
export type MonascaQueryKeyMembers = readonly [
  root: 'monasca',
  scope: string,
  resource: string,
  action: string,
  parameters: KeyParameters,
]

/**
 * A query key that carries the type of its data: `queryClient.getQueryData(key)` is typed.
 *
 * The second member is the client's `scope` (user, project, server; never a token). A user who switches projects never
 * sees data of the other project, and a renewed token changes no key.
 */
export type MonascaQueryKey<data> = DataTag<MonascaQueryKeyMembers, data>

/** A resource, as the client names it. `projects` and `domains` are resources of Keystone and belong to a session. */
export type MonascaResource =
  | 'metrics'
  | 'alarms'
  | 'alarmDefinitions'
  | 'notifications'
  | 'notificationTypes'
  | 'projects'
  | 'domains'

/**
 * Returns the common prefix of the query keys of a scope or of one of its resources, for `invalidateQueries`,
 * `removeQueries` and other filters.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: monascaQueryKey(client.scope, 'alarms') })
 * queryClient.removeQueries({ queryKey: monascaQueryKey(client.scope) })
 * ```
 */
export function monascaQueryKey(
  scope: string,
  resource?: MonascaResource | undefined,
): readonly ['monasca', string] | readonly ['monasca', string, MonascaResource] {
  return resource === undefined ? ['monasca', scope] : ['monasca', scope, resource]
}

const times: readonly string[] = ['startTime', 'endTime', 'stateUpdatedStartTime']

/** Parameters are reduced to plain JSON. An invalid time stays as text. */
export function createQueryKey<data>(
  scope: string,
  resource: MonascaResource,
  action: string,
  parameters: object,
): MonascaQueryKey<data> {
  const key: MonascaQueryKeyMembers = [
    'monasca',
    scope,
    resource,
    action,
    normaliseMembers(parameters, times),
  ]
  // The tag exists in types only.
  return key as MonascaQueryKey<data>
}

function normaliseMembers(members: object, times: readonly string[]): KeyParameters {
  return Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, times.includes(name) ? normaliseTime(member) : normalise(member)]),
  )
}

function normalise(value: unknown): KeyValue {
  if (Array.isArray(value)) return value.map(normalise)
  if (typeof value === 'object' && value !== null) return normaliseMembers(value, [])
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : String(value)
}

/** An invalid time must not break the render. The call throws, and the query reports the error. */
function normaliseTime(time: unknown): string {
  if (!(time instanceof Date) && typeof time !== 'number') return String(time)
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString()
}
