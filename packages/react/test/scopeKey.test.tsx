import { type Client, createClient } from '@monasca/core'
import { createEmulator } from '@monasca/emulator'
import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { act } from '@testing-library/react'
import type { ReactElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { MonascaProvider, useMetricNames } from '../src/index.js'
import { listMetricNamesQueryOptions } from '../src/query/index.js'

const origin = 'http://monasca.internal'
const user = { username: 'mini-mon', password: 'password', projectName: 'mini-mon', retries: 0 }

function MetricNames(): ReactElement {
  const { data, isPending } = useMetricNames({})
  return <p>{isPending ? 'pending' : data?.elements.join()}</p>
}

function page(client: Client, state: DehydratedState): ReactElement {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  })
  return (
    <QueryClientProvider client={queryClient}>
      <HydrationBoundary state={state}>
        <MonascaProvider client={client}>
          <MetricNames />
        </MonascaProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  )
}

test('D4: what a server fetched at its own address is found by a browser at another', async () => {
  const emulator = createEmulator({ oidc: false })
  onTestFinished(() => emulator.close())
  const scopeKey = 'mini-mon in mini-mon'
  const onServer = createClient({
    ...user,
    authUrl: `${origin}/identity`,
    endpoint: `${origin}/v2.0`,
    fetch: emulator.fetch,
    scopeKey,
  })
  await onServer.metrics.create([{ name: 'cpu.idle_perc', timestamp: Date.now(), value: 1 }])
  const cache = new QueryClient()
  await cache.prefetchQuery(listMetricNamesQueryOptions(onServer, {}))
  const state = JSON.parse(JSON.stringify(dehydrate(cache))) as DehydratedState

  const requests: string[] = []
  const inBrowser = createClient({
    ...user,
    authUrl: '/identity',
    endpoint: '/v2.0',
    fetch: (input, init) => {
      requests.push(String(input))
      return emulator.fetch(new URL(input, origin).href, init)
    },
    scopeKey,
  })
  const container = document.createElement('div')
  document.body.append(container)
  onTestFinished(() => container.remove())
  container.innerHTML = renderToString(page(onServer, state))
  expect(container.innerHTML).toBe('<p>cpu.idle_perc</p>')
  const problem = vi.spyOn(console, 'error').mockImplementation(() => {})
  const onRecoverableError = vi.fn<(error: unknown) => void>()
  const root = await act(() => hydrateRoot(container, page(inBrowser, state), { onRecoverableError }))
  expect(container.innerHTML).toBe('<p>cpu.idle_perc</p>')
  expect(requests).toEqual([])
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(problem).not.toHaveBeenCalled()
  act(() => root.unmount())
})
