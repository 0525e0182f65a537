import type { Client } from '@monasca/core'
import {
  defaultShouldDehydrateQuery,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { type ReactNode, Suspense } from 'react'
import { expect, test } from 'vitest'
import { useMonascaClient } from '../src/index.js'
import { deserializeData, listStatisticColumnsQueryOptions, serializeData } from '../src/query/index.js'
import { createRecordingRequester } from './recordingRequester.js'
import { createWrapper } from './renderMonascaHook.js'
import { wireAnswers } from './wireAnswers.js'

// Pending queries go to the browser as promises only in newer versions of TanStack Query.

const parameters = { name: 'cpu.idle_perc', statistics: ['avg'], startTime: 0 } as const

function Chart(): ReactNode {
  const { data } = useSuspenseQuery(listStatisticColumnsQueryOptions(useMonascaClient(), parameters))
  return <p>{data.elements[0]?.columns.avg instanceof Float64Array ? 'typed' : 'not typed'}</p>
}

test('behavior: a query that is pending on the server ends in the browser, which asks nothing', async () => {
  const onServer = createRecordingRequester(wireAnswers)
  const serverCache = new QueryClient()
  const read = serverCache.prefetchQuery(listStatisticColumnsQueryOptions(onServer, parameters))
  const state = dehydrate(serverCache, {
    serializeData,
    shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
  })
  expect(state.queries[0]?.state.status).toBe('pending')

  const inBrowser = createRecordingRequester()
  const queryClient = new QueryClient({
    defaultOptions: { hydrate: { deserializeData }, queries: { staleTime: 60_000 } },
  })
  // Hooks use no more of a client than a requester has.
  const wrapper = createWrapper(inBrowser as Partial<Client> as Client, queryClient)
  render(
    <HydrationBoundary state={state}>
      <Suspense fallback={<p>waiting</p>}>
        <Chart />
      </Suspense>
    </HydrationBoundary>,
    { wrapper },
  )
  expect(await screen.findByText('typed')).toBeTruthy()
  await read
  expect(inBrowser.requests).toEqual([])
  expect(onServer.requests).toHaveLength(1)
})
