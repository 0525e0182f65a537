import { ServerError } from '@monasca/core'
import { onlineManager, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { createTestQueryClient } from '../../test/renderMonascaHook.js'
import { livePolling } from '../query/livePolling.js'
import { useLiveState } from './useLiveState.js'
import { useLiveStatus } from './useLiveStatus.js'

afterEach(() => onlineManager.setOnline(true))

function renderStatus(read: () => Promise<unknown>) {
  const queryClient = createTestQueryClient()
  return renderHook(
    () => {
      const { refetch } = useQuery({
        queryKey: ['series'],
        queryFn: read,
        ...livePolling({ interval: 3_600_000 }),
      })
      return { status: useLiveStatus(), state: useLiveState(), refetch }
    },
    {
      wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
    },
  )
}

test('default: connecting, then live', async () => {
  let respond: ((value: string) => void) | undefined
  const { result } = renderStatus(
    () =>
      new Promise((resolve) => {
        respond = resolve
      }),
  )
  expect(result.current.status).toBe('connecting')
  await waitFor(() => expect(respond).toBeDefined())
  act(() => respond?.('points'))
  await waitFor(() => expect(result.current.status).toBe('live'))
})

test('behavior: reconnecting while the server fails, and live again', async () => {
  let isDown = false
  const { result } = renderStatus(() =>
    isDown
      ? Promise.reject(new ServerError({ method: 'GET', url: 'http://monasca/v2.0/metrics', status: 503 }))
      : Promise.resolve('points'),
  )
  await waitFor(() => expect(result.current.status).toBe('live'))
  const { asOf } = result.current.state
  expect(asOf).toBeGreaterThan(0)
  isDown = true
  await act(() => result.current.refetch())
  await waitFor(() => expect(result.current.status).toBe('reconnecting'))
  expect(result.current.state).toEqual({ status: 'reconnecting', asOf })
  isDown = false
  await act(() => result.current.refetch())
  await waitFor(() => expect(result.current.status).toBe('live'))
})

test('behavior: offline without a network', async () => {
  const { result } = renderStatus(() => Promise.resolve('points'))
  act(() => onlineManager.setOnline(false))
  await waitFor(() => expect(result.current.status).toBe('offline'))
  expect(result.current.state.status).toBe('offline')
})

test('behavior: connecting on a server', () => {
  function Status() {
    return (
      <p>
        {useLiveStatus()} {useLiveState().status}
      </p>
    )
  }
  const html = renderToString(
    <QueryClientProvider client={createTestQueryClient()}>
      <Status />
    </QueryClientProvider>,
  )
  expect(html.replaceAll('<!-- -->', '')).toBe('<p>connecting connecting</p>')
})
