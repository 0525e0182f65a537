// @vitest-environment happy-dom
import { BadRequestError, createClient } from '@monasca/core'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { MonascaProvider } from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PanelProvider } from '../panels/PanelProvider.js'
import { type QueryLines, type UseQueryLinesParameters, useQueryLines } from './useQueryLines.js'

let emulator: Emulator
let root: Root
const asked: URL[] = []
/** Names of metrics whose reads the server refuses. */
const refused = new Set<string>()
beforeEach(() => {
  asked.length = 0
  refused.clear()
  emulator = createEmulator({ fleet: { hosts: 4, hours: 2 }, oidc: false })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  root.unmount()
  await emulator.close()
})

/** Renders the hook; the result has what the last rendering returned. */
function renderLines(first: UseQueryLinesParameters) {
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: 'http://emulator.test/identity',
    projectName: 'mini-mon',
    fetch: (input, init) => {
      const request = new Request(input, init)
      const url = new URL(request.url)
      if (url.pathname.startsWith('/v2.0/metrics')) asked.push(url)
      if (refused.has(url.searchParams.get('name') ?? '')) {
        return Promise.resolve(Response.json({ title: 'Bad request', description: 'no' }, { status: 400 }))
      }
      return emulator.fetch(request)
    },
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const result: { current: QueryLines | undefined } = { current: undefined }
  const Reader = (parameters: UseQueryLinesParameters) => {
    result.current = useQueryLines(parameters)
    return null
  }
  const render = (parameters: UseQueryLinesParameters) =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <MonascaProvider client={client}>
          <PanelProvider range="1h" refresh="off">
            <Reader {...parameters} />
          </PanelProvider>
        </MonascaProvider>
      </QueryClientProvider>,
    )
  render(first)
  return { result, render }
}

/** The values of the first line. */
const valuesOf = (lines: QueryLines | undefined) => lines?.lines?.[0]?.points.columns.value

test('lines of several queries, with one request for each that is not hidden', async () => {
  const queries = [
    { metric: 'cpu.user_perc' },
    { metric: 'load.avg_1_min', dimensions: { hostname: ['web-01'] } },
    { metric: 'mem.usable_perc', hidden: true },
  ]
  const { result } = renderLines({ queries })
  await vi.waitFor(() => expect(result.current?.lines).toHaveLength(5))
  expect(new Set(asked.map(({ searchParams }) => searchParams.get('name')))).toEqual(
    new Set(['cpu.user_perc', 'load.avg_1_min']),
  )
  expect(result.current).toMatchObject({ error: null, found: 5, requests: 2, notes: [] })
  const { start = 0, end = 0 } = result.current ?? {}
  expect(end - start).toBe(3_600_000)
})

test('another value of a variable replaces the lines', async () => {
  const queries = [{ metric: 'cpu.user_perc', dimensions: { hostname: ['$hostname'] } }]
  const { result, render } = renderLines({ queries, variables: { hostname: ['web-01'] } })
  await vi.waitFor(() => expect(valuesOf(result.current)).toBeDefined())
  const first = valuesOf(result.current)
  render({ queries, variables: { hostname: ['db-01'] } })
  await vi.waitFor(() => expect(valuesOf(result.current)).not.toEqual(first))
  expect(asked.at(-1)?.searchParams.get('dimensions')).toContain('db-01')
})

test('lines above the limit are left out, and a note says so', async () => {
  const { result } = renderLines({ queries: [{ metric: 'cpu.user_perc' }], limit: 3 })
  await vi.waitFor(() => expect(result.current?.lines).toHaveLength(3))
  expect(result.current?.found).toBe(4)
  expect(result.current?.notes[0]).toContain('The first 3 of 4 lines are shown')
})

test('an error is returned beside the lines of the other queries, and retry clears it', async () => {
  refused.add('load.avg_1_min')
  const queries = [{ metric: 'cpu.user_perc' }, { metric: 'load.avg_1_min' }]
  const { result } = renderLines({ queries })
  await vi.waitFor(() => expect(result.current?.lines).toHaveLength(4))
  expect(result.current?.error).toBeInstanceOf(BadRequestError)
  refused.clear()
  result.current?.retry()
  await vi.waitFor(() => expect(result.current?.lines).toHaveLength(8))
  expect(result.current?.error).toBeNull()
})

test('no queries: no lines and no requests', async () => {
  const { result } = renderLines({ queries: [] })
  await vi.waitFor(() => expect(result.current?.lines).toEqual([]))
  expect(result.current?.requests).toBe(0)
  expect(asked).toEqual([])
})
