import type { Client } from '@monasca/core'
import { isBaseError } from '@monasca/core'
import { renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import { createTestQueryClient, createWrapper, renderMonascaHook } from '../../test/renderMonascaHook.js'
import { useMetrics } from '../hooks/metrics.js'
import { MonascaProvider } from './MonascaProvider.js'
import { ProviderNotFoundError } from './ProviderNotFoundError.js'
import { useMonascaClient } from './useMonascaClient.js'
import { useRequester } from './useRequester.js'

test('default: hands the client down', () => {
  const client = createRecordingRequester()
  const { result } = renderMonascaHook(() => useRequester(), { client })
  expect(result.current).toBe(client)
})

test('behavior: the nearest provider wins', () => {
  const outer = createRecordingRequester({}, 'outer')
  const inner = createRecordingRequester({}, 'inner') as Partial<Client> as Client
  const Outer = createWrapper(outer, createTestQueryClient())
  const { result } = renderHook(() => useMonascaClient().scope, {
    wrapper: ({ children }) => (
      <Outer>
        <MonascaProvider client={inner}>{children}</MonascaProvider>
      </Outer>
    ),
  })
  expect(result.current).toBe('inner')
})

test.each<[string, () => unknown]>([
  ['useMonascaClient', () => useMonascaClient()],
  ['useMetrics', () => useMetrics()],
])('error: %s without a provider', (_name, useIt) => {
  // React reports what a component throws before it rethrows it.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  let error: unknown
  try {
    renderHook(useIt)
  } catch (reason) {
    error = reason
  }
  expect(error).toBeInstanceOf(ProviderNotFoundError)
  expect(isBaseError(error)).toBe(true)
  expect(error).toMatchObject({ name: 'ProviderNotFoundError', code: 'provider_not_found' })
  expect(String(error)).toMatchInlineSnapshot(`
    "ProviderNotFoundError: A hook of @monasca/react has no \`MonascaProvider\` above it.
    Wrap the application: <MonascaProvider client={client}>…</MonascaProvider>.
    If it is wrapped, two copies of @monasca/react are bundled: see \`npm ls @monasca/react\`."
  `)
})

test('requester: useMonascaClient adds the calls once', () => {
  const requester = createRecordingRequester()
  const { result, rerender } = renderMonascaHook(() => useMonascaClient(), { client: requester })
  const client = result.current
  expect(client.scope).toBe(requester.scope)
  expect(typeof client.alarms.list).toBe('function')
  rerender()
  expect(result.current).toBe(client)
})
