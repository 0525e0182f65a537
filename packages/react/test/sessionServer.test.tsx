// @vitest-environment node
import { createSessionManager, type SessionManager } from '@monasca/core/session'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import {
  SessionProvider,
  SignedIn,
  SignedOut,
  useMetricNames,
  useProjects,
  useSession,
  useSignIn,
} from '../src/index.js'

afterEach(() => {
  vi.useRealTimers()
})

function Page(): ReactNode {
  const { status, isSignedIn } = useSession()
  const { isPending } = useSignIn()
  const projects = useProjects()
  const names = useMetricNames()
  return <p>{[status, String(isSignedIn), String(isPending), projects.status, names.status].join(' ')}</p>
}

function createManager(): { manager: SessionManager; fetch: ReturnType<typeof vi.fn> } {
  const fetch = vi.fn<() => Promise<Response>>()
  return { manager: createSessionManager({ authUrl: 'http://keystone.test/v3', fetch }), fetch }
}

test('default: renders before anything is known, sends nothing, starts no timer', () => {
  vi.useFakeTimers()
  expect(typeof document).toBe('undefined')
  const { manager, fetch } = createManager()
  const start = vi.spyOn(manager, 'start')
  const html = renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider manager={manager}>
        <Page />
        <SignedIn fallback={<i>looking</i>}>inside</SignedIn>
        <SignedOut>outside</SignedOut>
      </SessionProvider>
    </QueryClientProvider>,
  )
  expect(html).toBe('<p>signing-in undefined false pending pending</p><i>looking</i>')
  expect(fetch).not.toHaveBeenCalled()
  expect(start).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})
