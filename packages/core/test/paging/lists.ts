import {
  all,
  type Client,
  countAlarms,
  getAlarmHistory,
  type ListIterator,
  listAlarmDefinitions,
  listAlarmHistory,
  listAlarms,
  listDimensionNames,
  listDimensionValues,
  listMetricNames,
  listMetrics,
  listNotifications,
  type PagingOptions,
} from '../../src/index.js'
import type { Offsets } from './listServer.js'

/** A list of the API: its elements as JSON, and how to identify them. */
export type TestList = {
  offsets: Offsets
  wire: (key: string) => Record<string, unknown>
  read: (client: Client, limit: number, options?: PagingOptions) => ListIterator<unknown>
  /** The `key` of an element. */
  keyOf: (element: never) => unknown
}

const history = (key: string): Record<string, unknown> => {
  const [time, id = ''] = key.split('/')
  const timestamp = new Date(Number(time)).toISOString()
  return {
    id: time,
    alarm_id: id,
    timestamp,
    metrics: [],
    old_state: 'OK',
    new_state: 'ALARM',
    sub_alarms: [],
  }
}
const keyOfHistory = ({ timestamp, alarmId }: { timestamp: number; alarmId: string }): string =>
  `${timestamp}/${alarmId}`
const keyOfId = ({ id }: { id: string }): string => id
const keyOfName = (name: string): string => name

/** Every list with pages of elements; series are separate. */
export const lists: Readonly<Record<string, TestList>> = {
  listAlarms: {
    offsets: 'count',
    wire: (id) => ({
      id,
      metrics: [],
      state: 'OK',
      alarm_definition: { id: 'd', name: 'd', severity: 'LOW' },
    }),
    read: (client, limit, options) => all(listAlarms, client, { limit }, options),
    keyOf: keyOfId,
  },
  listAlarmDefinitions: {
    offsets: 'count',
    wire: (id) => ({ id, name: id, severity: 'LOW' }),
    read: (client, limit, options) => all(listAlarmDefinitions, client, { limit }, options),
    keyOf: keyOfId,
  },
  listNotifications: {
    offsets: 'count',
    wire: (id) => ({ id, name: id, type: 'EMAIL', address: 'a@example.org' }),
    read: (client, limit, options) => all(listNotifications, client, { limit }, options),
    keyOf: keyOfId,
  },
  countAlarms: {
    offsets: 'count',
    wire: (key) => ({ row: [1, key] }),
    read: (client, limit, options) => all(countAlarms, client, { groupBy: ['name'], limit }, options),
    keyOf: ([, key]: [number, string]) => key,
  },
  listMetrics: {
    offsets: 'position',
    wire: (name) => ({ id: '', name, dimensions: { hostname: 'a:b' } }),
    read: (client, limit, options) =>
      all(listMetrics, client, { limit, dimensions: { hostname: 'a:b' } }, options),
    keyOf: ({ name }: { name: string }) => name,
  },
  'listMetrics with hashes': {
    offsets: 'hash',
    wire: (name) => ({ id: `x${name}`, name, dimensions: {} }),
    read: (client, limit, options) => all(listMetrics, client, { limit }, options),
    keyOf: ({ name }: { name: string }) => name,
  },
  listMetricNames: {
    offsets: 'name',
    wire: (name) => ({ name }),
    read: (client, limit, options) => all(listMetricNames, client, { limit }, options),
    keyOf: keyOfName,
  },
  listDimensionNames: {
    offsets: 'name',
    wire: (name) => ({ dimension_name: name }),
    read: (client, limit, options) => all(listDimensionNames, client, { limit }, options),
    keyOf: keyOfName,
  },
  listDimensionValues: {
    offsets: 'name',
    wire: (name) => ({ dimension_value: name }),
    read: (client, limit, options) =>
      all(listDimensionValues, client, { dimensionName: 'd', limit }, options),
    keyOf: keyOfName,
  },
  listAlarmHistory: {
    offsets: 'time',
    wire: history,
    read: (client, limit, options) => all(listAlarmHistory, client, { limit }, options),
    keyOf: keyOfHistory,
  },
  getAlarmHistory: {
    offsets: 'time',
    wire: history,
    read: (client, limit, options) => all(getAlarmHistory, client, { alarmId: 'a', limit }, options),
    keyOf: keyOfHistory,
  },
}

/** Reads an iterator to its end; returns the keys of its elements. */
export async function readKeys(list: TestList, iterator: ListIterator<unknown>): Promise<unknown[]> {
  const keys: unknown[] = []
  for await (const element of iterator) keys.push(list.keyOf(element as never))
  // An empty count is a row of 0 and null.
  return keys.length === 1 && keys[0] === null ? [] : keys
}
