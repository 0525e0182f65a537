import { beforeEach, describe, expect, test } from 'vitest'
import { type Api, allPages, createApi, type Json, nextOffset, query } from './createApi.js'

let api: Api
const t0 = Date.UTC(2025, 0, 1)
const second = 1000

/** Three hosts with a value every 10 s for a minute; the second host started 5 s later, the third has no zone. */
beforeEach(async () => {
  api = createApi()
  const hosts = [
    { dimensions: { hostname: 'a', zone: 'north' }, phase: 0 },
    { dimensions: { hostname: 'b', zone: 'north' }, phase: 5 },
    { dimensions: { hostname: 'c' }, phase: 0 },
  ]
  const body = hosts.flatMap(({ dimensions, phase }, host) =>
    Array.from({ length: 6 }, (_, index) => ({
      name: 'load',
      dimensions,
      timestamp: t0 + (index * 10 + phase) * second,
      value: host * 100 + index,
    })),
  )
  body.push({ name: 'alone', dimensions: { hostname: 'z', zone: 'far' }, timestamp: t0 + 123, value: -2.5 })
  await api.send('/metrics', { method: 'POST', body })
  await api.send('/metrics', { method: 'POST', token: 'other', body: { ...body[0], value: 999 } })
})

const read = async (parameters: Record<string, string | number>) => {
  const search = query({ name: 'load', start_time: '2025-01-01', ...parameters })
  const { status, body } = await api.send(`/metrics/measurements${search}`)
  expect(status).toBe(200)
  return body.elements
}
const times = (element: Json): string[] => element.measurements.map(([time]: [string]) => time.slice(17, 23))

describe('measurements', () => {
  test('one series: all its parts', async () => {
    expect(await read({ name: 'alone' })).toEqual([
      {
        id: '0',
        name: 'alone',
        dimensions: { hostname: 'z', zone: 'far' },
        columns: ['timestamp', 'value', 'value_meta'],
        measurements: [['2025-01-01T00:00:00.123Z', -2.5, {}]],
      },
    ])
  })

  test('one series of several, by some dimensions, shows all dimensions', async () => {
    const [element, ...others] = await read({ dimensions: 'hostname:b' })
    expect(others).toEqual([])
    expect(element.dimensions).toEqual({ hostname: 'b', zone: 'north' })
    expect(element.measurements.map((row: unknown[]) => row[1])).toEqual([100, 101, 102, 103, 104, 105])
  })

  test('the start is included in the range, the end is not', async () => {
    const [element] = await read({
      dimensions: 'hostname:a',
      start_time: '2025-01-01T00:00:10Z',
      end_time: '2025-01-01T00:00:30Z',
    })
    expect(times(element)).toEqual(['10.000', '20.000'])
    const none = await read({ dimensions: 'hostname:a', start_time: '2025-01-01T00:00:50.001Z' })
    expect(none).toEqual([])
  })

  test('unknown metric, unknown dimension, empty range: no elements', async () => {
    expect(await read({ name: 'unknown' })).toEqual([])
    expect(await read({ dimensions: 'hostname:unknown' })).toEqual([])
    expect(await read({ name: 'alone', start_time: '2026-01-01' })).toEqual([])
    expect(await read({ name: 'unknown', merge_metrics: 'true' })).toEqual([])
    expect(await read({ name: 'unknown', group_by: 'hostname' })).toEqual([])
  })

  test('several series without merge_metrics and group_by', async () => {
    const { status, body } = await api.send(
      '/metrics/measurements?name=load&start_time=2025-01-01&merge_metrics=false',
    )
    expect(status).toBe(409)
    expect(body.title).toBe('MultipleMetrics')
  })

  test.each(['true', 'True', 'TRUE', 't', 'rue'])('merge_metrics=%s joins them', async (flag) => {
    const elements = await read({ merge_metrics: flag })
    expect(elements).toHaveLength(1)
    expect(elements[0].dimensions).toEqual({})
    expect(elements[0].measurements).toHaveLength(18)
    expect(times(elements[0])).toEqual([...times(elements[0])].sort())
  })

  test.each(['1', 'yes', 'false', 'truely'])('merge_metrics=%s does not', async (flag) => {
    const search = query({ name: 'load', start_time: '2025-01-01', merge_metrics: flag })
    expect((await api.send(`/metrics/measurements${search}`)).status).toBe(409)
  })

  test('the first of two merge_metrics applies', async () => {
    const path = '/metrics/measurements?name=load&start_time=2025-01-01'
    expect((await api.send(`${path}&merge_metrics=true&merge_metrics=false`)).status).toBe(200)
    expect((await api.send(`${path}&merge_metrics=false&merge_metrics=true`)).status).toBe(409)
  })

  test.each([
    ['hostname:a|b', { hostname: 'a|b' }, 12],
    ['zone', { zone: '' }, 12],
    ['hostname:a,zone:north', { hostname: 'a', zone: 'north' }, 6],
  ])('merged by %s: shows the dimensions of the query', async (dimensions, shown, points) => {
    const [element] = await read({ dimensions, merge_metrics: 'true' })
    expect(element.dimensions).toEqual(shown)
    expect(element.measurements).toHaveLength(points)
  })

  test.each([
    ['hostname', [{ hostname: 'a' }, { hostname: 'b' }, { hostname: 'c' }], [6, 6, 6]],
    ['zone', [{ zone: '' }, { zone: 'north' }], [6, 12]],
    [
      'zone,hostname',
      [
        { zone: '', hostname: 'c' },
        { zone: 'north', hostname: 'a' },
        { zone: 'north', hostname: 'b' },
      ],
      [6, 6, 6],
    ],
    ['nothing', [{ nothing: '' }], [18]],
    ['constructor', [{ constructor: '' }], [18]],
    ['*', [{ hostname: 'a', zone: 'north' }, { hostname: 'b', zone: 'north' }, { hostname: 'c' }], [6, 6, 6]],
  ])('group_by %s', async (groupBy, shown, points) => {
    // Grouping wins over merging.
    const elements = await read({ group_by: groupBy, merge_metrics: 'true' })
    expect(elements.map((element: Json) => element.dimensions)).toEqual(shown)
    expect(elements.map((element: Json) => element.measurements.length)).toEqual(points)
    expect(elements.map((element: Json) => element.id)).toEqual(shown.map((_, index) => String(index)))
  })

  const required = 'name=load&start_time=2025-01-01&group_by=*'
  test.each([
    ['start_time=2025-01-01', 422],
    ['name=load', 422],
    ['name=load&start_time=', 422],
    ['name=load&end_time=2025-01-01', 422],
    [`name=${'x'.repeat(256)}&start_time=2025-01-01`, 422],
    ['name=a%26b&start_time=2025-01-01', 422],
    ['name=load&start_time=now', 422],
    ['name=load&start_time=2025-01-01&end_time=2025-01-01', 400],
    ['name=load&start_time=2025-01-01&end_time=2024-01-01', 400],
    [`${required}&dimensions=_x`, 422],
    [`${required}&offset=never`, 422],
    [`${required}&offset=_2025-01-01`, 422],
    [`${required}&offset=1_`, 422],
    [`${required}&offset=0_2025-01-01_x`, 422],
    [`${required}&offset=-1_2025-01-01`, 422],
    [`${required}&limit=-5`, 422],
  ])('%s: %d', async (search, expected) => {
    expect((await api.send(`/metrics/measurements?${search}`)).status).toBe(expected)
  })
})

describe('pages', () => {
  /** Series by their dimensions, with the rows of all pages joined. */
  const joined = (elements: Json[]) => {
    const series = new Map<string, unknown[]>()
    for (const element of elements) {
      const key = JSON.stringify([element.name, element.dimensions])
      series.set(key, [...(series.get(key) ?? []), ...(element.measurements ?? element.statistics)])
    }
    return Object.fromEntries(series)
  }
  const paths = [
    '/metrics/measurements?name=load&start_time=2025-01-01&group_by=*',
    '/metrics/measurements?name=load&start_time=2025-01-01&group_by=zone',
    '/metrics/measurements?name=load&start_time=2025-01-01&merge_metrics=true',
    '/metrics/measurements?name=load&start_time=2025-01-01&dimensions=hostname%3Ab&end_time=2025-01-01T00:00:40Z',
    '/metrics/statistics?name=load&start_time=2025-01-01&group_by=*&statistics=avg,count&period=20',
    '/metrics/statistics?name=load&start_time=2025-01-01&merge_metrics=true&statistics=sum&period=7',
  ]
  test.each(paths.flatMap((path) => [1, 2, 3, 4, 7].map((limit) => [path, limit] as const)))(
    '%s by %d',
    async (path, limit) => {
      const whole = await api.send(path)
      expect(nextOffset(whole)).toBeUndefined()
      const pages = await allPages(api, path, limit)
      expect(joined(pages.flat())).toEqual(joined(whole.body.elements))
      const sizes = pages.map((page) =>
        page.reduce((sum, element) => sum + (element.measurements ?? element.statistics).length, 0),
      )
      expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true)
      expect(sizes.at(-1)).toBeGreaterThan(0)
    },
  )

  test('an exactly full last page has no next', async () => {
    const path = '/metrics/measurements?name=load&start_time=2025-01-01&dimensions=hostname:a'
    expect(nextOffset(await api.send(`${path}&limit=6`))).toBeUndefined()
    expect(nextOffset(await api.send(`${path}&limit=5`))).toBe('0_2025-01-01T00:00:40.000Z')
  })

  test.each([
    '2025-01-01T00:00:20.000Z',
    '2025-01-01T00:00:20Z',
    String(t0 + 20_000),
    '0_2025-01-01T00:00:20.000Z',
  ])('offset %s continues after that time', async (offset) => {
    const [element] = await read({ dimensions: 'hostname:a', offset })
    expect(times(element)).toEqual(['30.000', '40.000', '50.000'])
  })

  test('a bare time applies to all series, a series and time to that one and those after it', async () => {
    const counts = async (offset: string) =>
      (await read({ group_by: '*', offset })).map((element: Json) => [
        element.id,
        element.measurements.length,
      ])
    expect(await counts('2025-01-01T00:00:20Z')).toEqual([
      ['0', 3],
      ['1', 4],
      ['2', 3],
    ])
    expect(await counts('1_2025-01-01T00:00:25Z')).toEqual([
      ['0', 3],
      ['1', 6],
    ])
    expect(await counts('9_2025-01-01T00:00:25Z')).toEqual([])
  })

  test('an offset before the start does not widen the range', async () => {
    const [element] = await read({
      dimensions: 'hostname:a',
      start_time: '2025-01-01T00:00:40Z',
      offset: '0_2024-01-01T00:00:00Z',
    })
    expect(times(element)).toEqual(['40.000', '50.000'])
  })
})

describe('statistics', () => {
  const statistics = async (parameters: Record<string, string | number>) => {
    const search = query({ name: 'load', start_time: '2025-01-01', ...parameters })
    const { status, body } = await api.send(`/metrics/statistics${search}`)
    expect(status).toBe(200)
    return body.elements
  }

  test('all of them, in the requested order, in any case', async () => {
    expect(await statistics({ dimensions: 'hostname:a', statistics: 'MAX,avg,Count,sum,min' })).toEqual([
      {
        id: '0',
        name: 'load',
        dimensions: { hostname: 'a', zone: 'north' },
        columns: ['timestamp', 'max', 'avg', 'count', 'sum', 'min'],
        statistics: [['2025-01-01T00:00:00Z', 5, 2.5, 6, 15, 0]],
      },
    ])
  })

  test('periods start at multiples of their length, the first before the start', async () => {
    const [element] = await statistics({
      dimensions: 'hostname:a',
      statistics: 'avg,count',
      period: 40,
      start_time: '2025-01-01T00:00:10Z',
    })
    // 2025-01-01T00:00:00Z is a multiple of 40 s, so the first period is cut by the start.
    expect(element.statistics).toEqual([
      ['2025-01-01T00:00:00Z', 2, 3],
      ['2025-01-01T00:00:40Z', 4.5, 2],
    ])
  })

  test('the default period is 300 s, and empty periods are omitted', async () => {
    const body = [0, 1, 299, 300, 1500].map((at) => ({
      name: 'gaps',
      timestamp: t0 + at * second,
      value: at,
    }))
    await api.send('/metrics', { method: 'POST', body })
    const [element] = await statistics({ name: 'gaps', statistics: 'count' })
    expect(element.statistics).toEqual([
      ['2025-01-01T00:00:00Z', 3],
      ['2025-01-01T00:05:00Z', 1],
      ['2025-01-01T00:25:00Z', 1],
    ])
  })

  test('period 1: one for each second with data', async () => {
    const [element] = await statistics({ dimensions: 'hostname:b', statistics: 'sum', period: 1 })
    expect(element.statistics[0]).toEqual(['2025-01-01T00:00:05Z', 100])
    expect(element.statistics).toHaveLength(6)
  })

  test('before 1970 periods round down too', async () => {
    const body = [-1, -60_000, -60_001, 0].map((timestamp) => ({ name: 'old', timestamp, value: 1 }))
    await api.send('/metrics', { method: 'POST', body })
    const [element] = await statistics({
      name: 'old',
      start_time: '1960-01-01',
      statistics: 'count',
      period: 60,
    })
    expect(element.statistics).toEqual([
      ['1969-12-31T23:58:00Z', 1],
      ['1969-12-31T23:59:00Z', 2],
      ['1970-01-01T00:00:00Z', 1],
    ])
  })

  test('merged over all: no dimensions', async () => {
    const elements = await statistics({ merge_metrics: 'true', statistics: 'count,max' })
    expect(elements).toEqual([
      {
        id: '0',
        name: 'load',
        dimensions: {},
        columns: ['timestamp', 'count', 'max'],
        statistics: [['2025-01-01T00:00:00Z', 18, 205]],
      },
    ])
  })

  test('grouped', async () => {
    const elements = await statistics({ group_by: 'zone', statistics: 'count' })
    expect(elements.map((element: Json) => [element.dimensions, element.statistics[0][1]])).toEqual([
      [{ zone: '' }, 6],
      [{ zone: 'north' }, 12],
    ])
  })

  test('sums that overflow stay numbers', async () => {
    const body = [0, 1, 2].map((timestamp) => ({ name: 'huge', timestamp, value: 1.7e308 }))
    await api.send('/metrics', { method: 'POST', body })
    const [element] = await statistics({ name: 'huge', start_time: '1970-01-01', statistics: 'sum,min' })
    expect(element.statistics[0]).toEqual(['1970-01-01T00:00:00Z', Number.MAX_VALUE, 1.7e308])
  })

  test('the longest period contains everything', async () => {
    const body = [-1, 1].map((timestamp) => ({ name: 'old', timestamp, value: 1 }))
    await api.send('/metrics', { method: 'POST', body })
    const search = { name: 'old', start_time: '0001-01-01', statistics: 'count', period: 10 ** 12 }
    const [element] = await statistics(search)
    expect(element.statistics.map((row: unknown[]) => row[1])).toEqual([1, 1])
  })

  test.each(['0_2025-01-01T00:00:20Z', '2025-01-01T00:00:20Z', String(t0 + 20_000), '2025-01-01T00:00:33Z'])(
    'offset %s continues after that period',
    async (offset) => {
      const [element] = await statistics({
        dimensions: 'hostname:a',
        statistics: 'count',
        period: 20,
        offset,
      })
      expect(element.statistics).toEqual([['2025-01-01T00:00:40Z', 2]])
    },
  )

  const required = 'name=load&start_time=2025-01-01&merge_metrics=true'
  test.each([
    [required, 422],
    [`${required}&statistics=`, 422],
    [`${required}&statistics=last`, 422],
    [`${required}&statistics=avg,,min`, 422],
    [`${required}&statistics=avg,constructor`, 422],
    [`${required}&statistics=avg(value)`, 422],
    [`${required}&statistics=avg&period=0`, 200],
    [`${required}&statistics=avg&period=-60`, 422],
    [`${required}&statistics=avg&period=1.5`, 422],
    [`${required}&statistics=avg&period=minute`, 422],
    [`${required}&statistics=avg&period=999999999999999999`, 422],
    ['start_time=2025-01-01&statistics=avg', 422],
    ['name=load&statistics=avg', 422],
    ['name=load&start_time=2025-01-02&end_time=2025-01-01&statistics=avg', 400],
    ['name=load&start_time=2025-01-01&statistics=avg', 409],
  ])('%s: %d', async (search, expected) => {
    expect((await api.send(`/metrics/statistics?${search}`)).status).toBe(expected)
  })

  test.each(['statistics=avg,max', 'statistics=avg%2Cmax', 'statistics=avg&statistics=max'])(
    '%s',
    async (search) => {
      const { body } = await api.send(`/metrics/statistics?${required}&${search}`)
      expect(body.elements[0].columns).toEqual(['timestamp', 'avg', 'max'])
    },
  )
})
