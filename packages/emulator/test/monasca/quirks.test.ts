import { expect, test } from 'vitest'
import { openStore } from '../../src/store/openStore.js'
import { type Api, type ApiReply, createApi, type Json, monday, nextOffset, query } from './createApi.js'

/** An API with InfluxDB's defects, and a function to store points: minutes after `monday`, and values. */
async function createQuirky(
  metrics: readonly { name?: string; dimensions?: Record<string, string>; minutes: readonly number[] }[],
): Promise<Api> {
  const api = createApi(openStore(), 'influxdb')
  const body = metrics.flatMap(({ name = 'm', dimensions = {}, minutes }) =>
    minutes.map((minute) => ({ name, dimensions, timestamp: monday + minute * 60_000, value: minute })),
  )
  expect((await api.send('/metrics', { method: 'POST', body })).status).toBe(204)
  return api
}

const start_time = new Date(monday).toISOString()
const elementsOf = ({ body }: ApiReply): Json[] => body.elements
const dimensionsOf = (reply: ApiReply): Json[] => elementsOf(reply).map(({ dimensions }) => dimensions)

test('C5: blanks are escaped in the list and in a single series, and nowhere else', async () => {
  const dimensions = { 'mount point': '/my data' }
  const escaped = { 'mount\\ point': '/my\\ data' }
  const api = await createQuirky([{ dimensions, minutes: [0] }])
  const series = { name: 'm', start_time }
  expect(dimensionsOf(await api.send('/metrics'))).toEqual([escaped])
  expect(dimensionsOf(await api.send(`/metrics/measurements${query(series)}`))).toEqual([escaped])
  const statistics = { ...series, statistics: 'avg' }
  expect(dimensionsOf(await api.send(`/metrics/statistics${query(statistics)}`))).toEqual([escaped])
  for (const path of ['measurements', 'statistics']) {
    const grouped = await api.send(`/metrics/${path}${query({ ...statistics, group_by: '*' })}`)
    expect(dimensionsOf(grouped)).toEqual([dimensions])
  }
  const values = await api.send('/metrics/dimensions/names/values?dimension_name=mount%20point')
  expect(elementsOf(values)).toEqual([{ dimension_value: '/my data' }])
  expect((await api.send(`/metrics${query({ dimensions: 'mount point:/my\\ data' })}`)).status).toBe(422)
  expect(dimensionsOf(await api.send(`/metrics${query({ dimensions: 'mount point:/my data' })}`))).toEqual([
    escaped,
  ])
})

test('C5: pages with start_time lose metrics, number the rest and seem the last', async () => {
  // Every third of 30 was measured in the range.
  const metrics = Array.from({ length: 30 }, (_, index) => ({
    dimensions: { host: String(index).padStart(2, '0') },
    minutes: [index % 3 === 0 ? 5 : -5],
  }))
  const api = await createQuirky(metrics)
  const reply = await api.send(`/metrics${query({ start_time, limit: 3 })}`)
  expect(elementsOf(reply).map(({ id, dimensions }) => [id, dimensions.host])).toEqual([
    ['0', '00'],
    ['1', '03'],
  ])
  expect(nextOffset(reply)).toBeUndefined()
  const later = await api.send(`/metrics${query({ start_time, limit: 3, offset: 3 })}`)
  expect(elementsOf(later).map(({ id, dimensions }) => [id, dimensions.host])).toEqual([['4', '06']])
  expect(nextOffset(await api.send(`/metrics${query({ limit: 3 })}`))).toBe('2')
})

test('C5: start_time fails if a metric has a blank in a dimension', async () => {
  const api = await createQuirky([{ dimensions: { disk: 'a b' }, minutes: [0] }, { minutes: [0] }])
  expect((await api.send(`/metrics${query({ start_time })}`)).status).toBe(500)
  expect((await api.send('/metrics')).status).toBe(200)
})

test('C5: the next page of statistics is a bare time, and starts too late', async () => {
  const api = await createQuirky([{ minutes: [0, 1, 2, 3, 4] }])
  const asked = { name: 'm', start_time, statistics: 'count', period: 60, limit: 2 }
  const first = await api.send(`/metrics/statistics${query(asked)}`)
  const offset = nextOffset(first)
  expect(offset).toBe('2025-01-06T00:01:00Z')
  const second = await api.send(`/metrics/statistics${query({ ...asked, offset })}`)
  // The bucket of 00:02 is lost: its only measurement is at its exact start.
  expect(elementsOf(second)[0].statistics).toEqual([
    ['2025-01-06T00:03:00Z', 1],
    ['2025-01-06T00:04:00Z', 1],
  ])
  for (const refused of [`0_${offset}`, '2025-01-06T00:01:00.000Z', 'x']) {
    const reply = await api.send(`/metrics/statistics${query({ ...asked, offset: refused })}`)
    expect(reply.status, refused).toBe(500)
  }
})

test('C5: the offset of measurements applies to all series, and skips merged rows of its time', async () => {
  const api = await createQuirky([
    { dimensions: { host: 'a' }, minutes: [0, 1] },
    { dimensions: { host: 'b' }, minutes: [0, 1] },
  ])
  const asked = { name: 'm', start_time, limit: 2 }
  const grouped = await api.send(`/metrics/measurements${query({ ...asked, group_by: '*', limit: 3 })}`)
  expect(elementsOf(grouped).map(({ id, measurements }) => [id, measurements.length])).toEqual([
    ['0', 2],
    ['1', 1],
  ])
  const offset = nextOffset(grouped)
  expect(offset).toBe('1_2025-01-06T00:00:00.000Z')
  const next = await api.send(`/metrics/measurements${query({ ...asked, group_by: '*', offset })}`)
  expect(elementsOf(next).map(({ id, measurements }) => [id, measurements.length])).toEqual([
    ['0', 1],
    ['1', 1],
  ])
  const merged = await api.send(
    `/metrics/measurements${query({ ...asked, merge_metrics: 'true', limit: 1 })}`,
  )
  expect(nextOffset(merged)).toBe('0_2025-01-06T00:00:00.000Z')
})

test('C5: merged rows of equal time have no fixed order, and groups sort by the last key', async () => {
  const api = await createQuirky([
    { dimensions: { x: '1', y: '2' }, minutes: [7] },
    { dimensions: { x: '2', y: '1' }, minutes: [7, 8] },
  ])
  // One time; the metadata of the values differs.
  const body = [1, 2].map((value) => ({
    name: 'm',
    dimensions: value === 1 ? { x: '1', y: '2' } : { x: '2', y: '1' },
    timestamp: monday,
    value,
  }))
  await api.send('/metrics', { method: 'POST', body })
  const merged = async () => {
    const reply = await api.send(
      `/metrics/measurements${query({ name: 'm', start_time, merge_metrics: 'true' })}`,
    )
    return elementsOf(reply)[0]
      .measurements.slice(0, 2)
      .map(([, value]: Json) => value)
  }
  const [one, two] = [await merged(), await merged()]
  expect(one).not.toEqual(two)
  expect([...one].sort()).toEqual([...two].sort())
  const grouped = await api.send(`/metrics/measurements${query({ name: 'm', start_time, group_by: 'x,y' })}`)
  expect(dimensionsOf(grouped)).toEqual([
    { x: '2', y: '1' },
    { x: '1', y: '2' },
  ])
})

test.each(['straße', 'a:b', 'mount point', '😀', '1st'])(
  'C5: a dimension name that is not an identifier fails in groups and names: %s',
  async (name) => {
    const api = await createQuirky([{ dimensions: { [name]: 'x', host: 'a' }, minutes: [0] }])
    const series = { name: 'm', start_time, statistics: 'avg' }
    for (const path of ['measurements', 'statistics']) {
      const ask = async (group_by: string) =>
        (await api.send(`/metrics/${path}${query({ ...series, group_by })}`)).status
      expect([await ask(`host,${name}`), await ask('host'), await ask('*')], path).toEqual([500, 200, 200])
    }
    expect((await api.send('/metrics/dimensions/names?metric_name=m')).status).toBe(500)
    expect((await api.send('/metrics/dimensions/names')).status).toBe(200)
  },
)

test('C5: alternatives are a regular expression without anchors in its middle', async () => {
  const hosts = ['web', 'web-07', 'db', 'olddb', 'dxb', 'other']
  const api = await createQuirky(
    hosts.map((host) => ({ name: `m.${host}`, dimensions: { host }, minutes: [0] })),
  )
  const find = async (path: string, dimensions: string): Promise<string[]> => {
    const reply = await api.send(`${path}${query({ dimensions })}`)
    return elementsOf(reply)
      .map(({ name }) => name.slice(2))
      .sort()
  }
  for (const path of ['/metrics', '/metrics/names']) {
    expect(await find(path, 'host:web|db'), path).toEqual(['db', 'olddb', 'web', 'web-07'])
    expect(await find(path, 'host:d.b|x'), path).toEqual(['dxb'])
    expect(await find(path, 'host:db'), path).toEqual(['db'])
  }
  expect((await api.send(`/metrics${query({ dimensions: 'host:a(|b' })}`)).status).toBe(500)
})

test('C5: without quirks none of this happens', async () => {
  const api = createApi()
  const body = ['a b', 'web', 'web-07'].map((host) => ({
    name: 'm',
    dimensions: { host },
    timestamp: monday,
    value: 1,
  }))
  await api.send('/metrics', { method: 'POST', body })
  const found = await api.send(`/metrics${query({ start_time, dimensions: 'host:a b|web', limit: 1 })}`)
  expect(dimensionsOf(found)).toEqual([{ host: 'a b' }])
  expect(nextOffset(found)).toBe('0')
})
