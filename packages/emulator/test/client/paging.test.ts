import {
  type Client,
  countAlarms,
  getAlarmHistory,
  listAlarmDefinitions,
  listAlarmHistory,
  listAlarms,
  listAll,
  listDimensionNames,
  listDimensionValues,
  listMeasurementColumns,
  listMeasurements,
  listMetricNames,
  listMetrics,
  listNotifications,
  listNotificationTypes,
  listStatisticColumns,
  listStatistics,
  type PagingOptions,
  type PagingProgress,
} from '@monasca/core'
import { expect, test } from 'vitest'
import type { Quirks } from '../../src/index.js'
import { connect, startServer, ways } from './setup.js'

const now = Date.parse('2026-03-04T10:00:00Z')
const startTime = now - 600_000

type Reading = (
  client: Client,
  limit: number | undefined,
  options?: PagingOptions,
) => Promise<PagingProgress & { elements: unknown[] }>

const series = { name: 'cpu.user_perc', startTime, groupBy: ['hostname'] }
const periods = { ...series, statistics: ['avg', 'count'], period: 60 } as const

const readings: Readonly<Record<string, Reading>> = {
  listMetrics: (client, limit, options) => listAll(listMetrics, client, { limit }, options),
  'listMetrics, by time': (client, limit, options) =>
    listAll(listMetrics, client, { limit, startTime, endTime: now }, options),
  'listMetrics, by several values': (client, limit, options) =>
    listAll(listMetrics, client, { limit, dimensions: { hostname: ['web-01', 'db-01'] } }, options),
  'listMetricNames, by several values': (client, limit, options) =>
    listAll(listMetricNames, client, { limit, dimensions: { hostname: ['web-01', 'db-01'] } }, options),
  listMetricNames: (client, limit, options) => listAll(listMetricNames, client, { limit }, options),
  listDimensionNames: (client, limit, options) => listAll(listDimensionNames, client, { limit }, options),
  listDimensionValues: (client, limit, options) =>
    listAll(listDimensionValues, client, { dimensionName: 'hostname', limit }, options),
  listMeasurements: (client, limit, options) =>
    listAll(listMeasurements, client, { ...series, limit }, options),
  listMeasurementColumns: (client, limit, options) =>
    listAll(listMeasurementColumns, client, { ...series, limit }, options),
  'listMeasurements, merged': (client, limit, options) =>
    listAll(
      listMeasurements,
      client,
      { name: 'cpu.user_perc', startTime, endTime: now, mergeMetrics: true, limit },
      options,
    ),
  listStatistics: (client, limit, options) => listAll(listStatistics, client, { ...periods, limit }, options),
  listStatisticColumns: (client, limit, options) =>
    listAll(listStatisticColumns, client, { ...periods, limit }, options),
  listNotifications: (client, limit, options) => listAll(listNotifications, client, { limit }, options),
  listNotificationTypes: (client, _limit, options) => listAll(listNotificationTypes, client, {}, options),
  listAlarmDefinitions: (client, limit, options) => listAll(listAlarmDefinitions, client, { limit }, options),
  listAlarms: (client, limit, options) => listAll(listAlarms, client, { limit }, options),
  countAlarms: (client, limit, options) =>
    listAll(countAlarms, client, { groupBy: ['alarm_definition_id', 'state'], limit }, options),
  listAlarmHistory: (client, limit, options) => listAll(listAlarmHistory, client, { limit }, options),
  getAlarmHistory: async (client, limit, options) => {
    const { elements } = await listAlarms(client)
    return listAll(getAlarmHistory, client, { alarmId: elements[0]?.id ?? '', limit }, options)
  },
}

const servers: readonly (readonly [way: (typeof ways)[number], quirks: Quirks | undefined])[] = [
  ...ways.map((way) => [way, undefined] as const),
  ['in process', 'influxdb'],
]

test.each(servers)(
  'pages of 1, 2 and 3 make up the whole list, for every list, %s, quirks: %s',
  async (way, quirks) => {
    const options = { clock: () => now, fleet: { hosts: 3, hours: 1 }, quirks }
    const client = await fill(await startServer(way, options))
    for (const [name, read] of Object.entries(readings)) {
      const { elements, loaded } = await read(client, undefined)
      expect(loaded, name).toBeGreaterThan(1)
      for (const limit of [1, 2, 3]) {
        for (const options of [{}, { concurrency: 3, prefetch: true }]) {
          const paged = await read(client, limit, options)
          expect(sortSeries(paged.elements), `${name} by ${limit}`).toEqual(sortSeries(elements))
          expect(paged, `${name} by ${limit}`).toMatchObject({ loaded, total: loaded, truncated: false })
        }
      }
    }
  },
  120_000,
)

test.each(ways)('alarms: the total is reported with the first page, %s', async (way) => {
  const client = connect(await startServer(way, { clock: () => now, fleet: { hosts: 4, hours: 1 } }))
  const parameters = { metricDimensions: { hostname: 'db-01' }, limit: 1 }
  const reported: PagingProgress[] = []
  const options: PagingOptions = { total: true, onProgress: (progress) => reported.push(progress) }
  const { elements } = await listAll(listAlarms, client, parameters, options)
  expect(elements.length).toBeGreaterThan(1)
  expect(reported[0]).toEqual({ loaded: 1, pages: 1, total: elements.length, truncated: false })
})

/** Several methods, and an alarm whose state changed more than once in the same millisecond. */
async function fill(server: Awaited<ReturnType<typeof startServer>>): Promise<Client> {
  const client = connect(server)
  for (const name of ['c', 'a', 'b', 'd']) {
    await client.notifications.create({ name, type: 'EMAIL', address: `${name}@example.org` })
  }
  const { elements } = await client.alarms.list()
  for (const state of ['ALARM', 'OK', 'UNDETERMINED', 'ALARM', 'OK'] as const) {
    await client.alarms.patch({ alarmId: elements[0]?.id ?? '', state })
  }
  return client
}

/** The rows of a merged series of equal time, which have no fixed order, by their values. */
function sortRows(element: unknown): unknown {
  const isRows = typeof element === 'object' && element !== null && 'measurements' in element
  if (!isRows) return element
  const rows = element.measurements as { timestamp: number; value: number }[]
  return {
    ...element,
    measurements: [...rows].sort((a, b) => a.timestamp - b.timestamp || a.value - b.value),
  }
}

/**
 * Series by their dimensions: which of them comes first on the first page depends on its size; other lists as they are.
 */
function sortSeries(elements: readonly unknown[]): unknown[] {
  const key = (element: unknown): string => {
    const isSeries =
      typeof element === 'object' &&
      element !== null &&
      ('timestamps' in element || 'measurements' in element || 'statistics' in element)
    return isSeries && 'dimensions' in element ? JSON.stringify(element.dimensions) : ''
  }
  return elements.map((element) => sortRows(withoutId(element))).sort((a, b) => key(a).localeCompare(key(b)))
}

/** The id of a series is its position in a reply. */
function withoutId(element: unknown): unknown {
  const isSeries =
    typeof element === 'object' && element !== null && 'dimensions' in element && 'id' in element
  return isSeries && !('links' in element) ? { ...element, id: '' } : element
}
