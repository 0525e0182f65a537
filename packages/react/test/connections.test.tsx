import { InvalidCredentialsError } from '@monasca/core'
import { withPassword } from '@monasca/core/session'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, renderHook, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  ConnectionProvider,
  type ConnectionProviderProps,
  type ConnectionStore,
  createConnectionStore,
  ProviderNotFoundError,
  SignedIn,
  SignedOut,
  useConnectionStore,
  useServerSignIn,
  useSession,
  useSessionManager,
} from '../src/index.js'
import { createTestQueryClient } from './renderMonascaHook.js'
import { createSessionCloud, createSessionWrapper, type SessionCloud } from './sessionCloud.js'

const own = { authUrl: '/own' }
const other = { authUrl: '/other', endpoint: '/v2.0' }

let clouds: Record<string, SessionCloud>
let connections: ConnectionStore

beforeEach(() => {
  clouds = {
    '/own': createSessionCloud(),
    '/other': createSessionCloud({ authUrl: 'http://other.test/identity' }),
  }
  connections = createConnectionStore({ server: own, connect: ({ authUrl }) => cloudAt(authUrl) })
})

afterEach(async () => {
  for (const cloud of Object.values(clouds)) await cloud.emulator.close()
})

function cloudAt(authUrl: string): SessionCloud {
  const cloud = clouds[authUrl]
  if (cloud === undefined) throw new Error(`No server at ${authUrl}`)
  return cloud
}

const method = (password = 'password', username = 'mini-mon') =>
  withPassword({ username, userDomainId: 'default', password })

function createPage(queryClient = createTestQueryClient(), props: Partial<ConnectionProviderProps> = {}) {
  return ({ children }: Pick<ConnectionProviderProps, 'children'>) => (
    <QueryClientProvider client={queryClient}>
      <ConnectionProvider connections={connections} {...props}>
        {children}
      </ConnectionProvider>
    </QueryClientProvider>
  )
}

function renderSignIn(wrapper = createPage()) {
  return renderHook(() => ({ ...useServerSignIn(), session: useSession(), manager: useSessionManager() }), {
    wrapper,
  })
}

test('createConnectionStore: one connection per server, and listeners hear of changes only', () => {
  const listener = vi.fn<() => void>()
  const unsubscribe = connections.subscribe(listener)
  const first = connections.getSnapshot()
  expect(connections.connect({ ...own })).toBe(first)
  expect(connections.switchServer(own)).toBe(first)
  expect(listener).not.toHaveBeenCalled()
  const second = connections.connect(other)
  expect(connections.getSnapshot()).toBe(first)
  expect(connections.switchServer(other)).toBe(second)
  expect(connections.getSnapshot()).toBe(second)
  expect(listener).toHaveBeenCalledTimes(1)
  unsubscribe()
  connections.switchServer(own)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('useServerSignIn: signs in at the chosen server, and the page changes to it', async () => {
  const { result } = renderSignIn()
  await waitFor(() => expect(result.current.session.isSignedIn).toBe(false))
  await act(async () => expect(await result.current.signIn(method(), { server: other })).toBe(true))
  expect(result.current.session).toMatchObject({ isSignedIn: true, user: { name: 'mini-mon' } })
  expect(result.current.manager).toBe(cloudAt('/other').manager)
  expect(result.current).toMatchObject({ isPending: false, error: undefined })
  expect(cloudAt('/own').requests).toEqual([])
})

test('useServerSignIn: without a server, at the current one', async () => {
  const { result } = renderSignIn()
  await act(async () => expect(await result.current.signIn(method())).toBe(true))
  expect(result.current.manager).toBe(cloudAt('/own').manager)
  expect(result.current.session.isSignedIn).toBe(true)
})

test('useServerSignIn: a failure has its reason, and leaves the server', async () => {
  const { result } = renderSignIn()
  await act(async () => expect(await result.current.signIn(method('wrong'), { server: other })).toBe(false))
  expect(result.current.error).toBeInstanceOf(InvalidCredentialsError)
  expect(result.current.manager).toBe(cloudAt('/own').manager)
  await act(async () =>
    expect(await result.current.signInWithToken('no token', { server: { authUrl: '/none' } })).toBe(false),
  )
  expect(result.current.error?.message).toBe('No server at /none')
})

test('useServerSignIn: a second factor at the chosen server is a challenge', async () => {
  const { result } = renderSignIn()
  await act(async () =>
    expect(await result.current.signIn(method('password', 'mfa'), { server: other })).toBe(true),
  )
  expect(result.current.challenge).toMatchObject({ methods: ['totp'] })
  expect(result.current.manager).toBe(cloudAt('/other').manager)
})

test('SignedOut: the sign-in page stays mounted until another server has signed in', async () => {
  const seen: string[] = []
  function Page() {
    const { signIn } = useServerSignIn()
    return (
      <button type="button" onClick={() => void signIn(method(), { server: other })}>
        Sign in
      </button>
    )
  }
  const Wrapper = createPage()
  const { container, findByRole } = render(
    <Wrapper>
      <SignedIn fallback="restoring">inside</SignedIn>
      <SignedOut>
        <Page />
      </SignedOut>
    </Wrapper>,
  )
  const button = await findByRole('button')
  const observer = new MutationObserver(() => seen.push(container.textContent ?? ''))
  observer.observe(container, { childList: true, subtree: true, characterData: true })
  act(() => button.click())
  await waitFor(() => expect(container.textContent).toBe('inside'))
  observer.disconnect()
  expect(new Set(seen)).toEqual(new Set(['inside']))
})

test('behavior: the data of the previous user is removed with the server', async () => {
  const queryClient = createTestQueryClient()
  const onIdentityChange = vi.fn<(identity: string | undefined, previous: string | undefined) => void>()
  const { result } = renderSignIn(createPage(queryClient, { onIdentityChange }))
  await act(async () => expect(await result.current.signIn(method())).toBe(true))
  queryClient.setQueryData(['app', 'secret'], 'of the first server')
  await act(async () => expect(await result.current.signIn(method(), { server: other })).toBe(true))
  expect(queryClient.getQueryData(['app', 'secret'])).toBe(undefined)
  const identities = onIdentityChange.mock.calls
  expect(identities).toHaveLength(2)
  expect(identities[1]?.[1]).toBe(identities[0]?.[0])
})

test('behavior: renders on a server, without a request', () => {
  const Wrapper = createPage()
  const html = renderToString(
    <Wrapper>
      <SignedIn fallback="restoring">inside</SignedIn>
    </Wrapper>,
  )
  expect(html).toBe('restoring')
  expect(cloudAt('/own').requests).toEqual([])
})

test.each<[string, () => unknown]>([
  ['useServerSignIn', () => useServerSignIn()],
  ['useConnectionStore', () => useConnectionStore()],
])('error: %s without a ConnectionProvider', (_name, useIt) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const wrapper = createSessionWrapper(cloudAt('/own'), createTestQueryClient())
  let error: unknown
  try {
    renderHook(useIt, { wrapper })
  } catch (reason) {
    error = reason
  }
  expect(error).toBeInstanceOf(ProviderNotFoundError)
  expect(String(error)).toContain('no `ConnectionProvider` above it')
})

test('queryClient: `null` needs no cache, for a sign-in page before TanStack Query; a missing one is an error', async () => {
  const { result } = renderSignIn(({ children }: Pick<ConnectionProviderProps, 'children'>) => (
    <ConnectionProvider connections={connections} queryClient={null}>
      {children}
    </ConnectionProvider>
  ))
  await act(async () => expect(await result.current.signIn(method(), { server: other })).toBe(true))
  expect(result.current.session.isSignedIn).toBe(true)

  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<ConnectionProvider connections={connections} />)).toThrow(ProviderNotFoundError)
})

test('queryClient: a given one is cleared instead of that above', async () => {
  const [above, given] = [createTestQueryClient(), createTestQueryClient()]
  const { result } = renderSignIn(createPage(above, { queryClient: given }))
  await act(async () => expect(await result.current.signIn(method())).toBe(true))
  for (const client of [above, given]) client.setQueryData(['monasca', 'alarms'], [])
  await act(async () => {
    await result.current.manager.signOut()
  })
  expect(above.getQueryData(['monasca', 'alarms'])).toEqual([])
  expect(given.getQueryData(['monasca', 'alarms'])).toBeUndefined()
})
