import type { Requester } from '@monasca/core'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { liveSeriesQueryOptions } from './series.js'

/** A server with one value per minute from time 0 to now; the first page is cut after `firstPage` points. */
function serve(now: number, firstPage: number) {
  const requests: string[] = []
  const request: Requester['request'] = ({ query = {} }) => {
    requests.push(String(query['start_time']))
    const times = Array.from({ length: now / 60_000 }, (_, index) => index * 60_000)
    const found = times.filter((time) => time >= Date.parse(String(query['start_time'])))
    const shown = requests.length > 1 ? found : found.slice(0, firstPage)
    const next = shown.length < found.length ? [{ rel: 'next', href: 'http://m/x?offset=0_x' }] : []
    const statistics = shown.map((time) => [new Date(time).toISOString(), time])
    const series = { id: '0', name: 'cpu', dimensions: {}, columns: ['timestamp', 'avg'], statistics }
    return Promise.resolve({ links: next, elements: [series] })
  }
  return { client: { scope: 'test', request }, requests }
}

test.each([
  ['one request, if the window fits on one page', 10, ['1970-01-01T00:00:00.000Z']],
  ['every page once, if it does not', 6, ['1970-01-01T00:00:00.000Z', '1970-01-01T00:05:00.000Z']],
])('liveSeries: sends %s', async (_, firstPage, expected) => {
  const now = 600_000
  const { client, requests } = serve(now, firstPage)
  const queryClient = new QueryClient()
  const options = liveSeriesQueryOptions(client, queryClient, {
    name: 'cpu',
    statistics: ['avg'],
    period: 60,
    window: 660,
    clock: () => now,
  })
  const { series } = await queryClient.fetchQuery(options)
  expect(series.map(({ columns }) => [...columns.avg])).toEqual([
    Array.from({ length: 10 }, (_, index) => index * 60_000),
  ])
  expect(requests).toEqual(expected)
})
