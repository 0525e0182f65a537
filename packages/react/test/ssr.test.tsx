// @vitest-environment node
import type { Client } from '@monasca/core'
import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { MonascaProvider, useMetricNames, useStatistics, useTimeRange } from '../src/index.js'
import { listMetricNamesQueryOptions } from '../src/query/metrics.js'
import { createRecordingRequester, type RecordingRequester } from './recordingRequester.js'

afterEach(() => {
  vi.useRealTimers()
})

function MetricNames(): ReactNode {
  const { data, isPending } = useMetricNames()
  return <p>{isPending ? 'pending' : data?.elements.join()}</p>
}

function Chart(): ReactNode {
  const range = useTimeRange({ duration: 3600, period: 60 })
  const { status } = useStatistics({ ...range, name: 'cpu.idle_perc', statistics: ['avg'], period: 60 })
  return <p>{`${status} ${new Date(range.endTime).toISOString()}`}</p>
}

function render(client: RecordingRequester, queryClient: QueryClient, children: ReactNode): string {
  // Hooks use no more of a client than a requester has.
  const whole = client as Partial<Client> as Client
  return renderToString(
    <QueryClientProvider client={queryClient}>
      <MonascaProvider client={whole}>{children}</MonascaProvider>
    </QueryClientProvider>,
  )
}

test('default: renders as pending, fetches nothing, starts no timer', () => {
  vi.useFakeTimers({ now: Date.parse('2025-01-31T12:00:30Z') })
  expect(typeof document).toBe('undefined')
  const client = createRecordingRequester()
  const html = render(
    client,
    new QueryClient(),
    <>
      <MetricNames />
      <Chart />
    </>,
  )
  expect(html).toBe('<p>pending</p><p>pending 2025-01-31T12:00:00.000Z</p>')
  expect(client.requests).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: what was prefetched is in the page', async () => {
  const client = createRecordingRequester({ 'GET /metrics/names': { elements: [{ name: 'cpu.idle_perc' }] } })
  const onServer = new QueryClient()
  await onServer.prefetchQuery(listMetricNamesQueryOptions(client))
  const state = JSON.parse(JSON.stringify(dehydrate(onServer))) as DehydratedState
  onServer.clear()

  const html = render(
    client,
    new QueryClient(),
    <HydrationBoundary state={state}>
      <MetricNames />
    </HydrationBoundary>,
  )
  expect(html).toBe('<p>cpu.idle_perc</p>')
  expect(client.requests).toHaveLength(1)
})
