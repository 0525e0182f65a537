import { InvalidCredentialsError, SignInRequiredError } from '@monasca/core'
import { type SessionManager, withPassword } from '@monasca/core/session'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { StrictMode, useEffect, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  ProviderNotFoundError,
  SessionProvider,
  SignedIn,
  SignedOut,
  useAlarms,
  useCreateNotification,
  useDomains,
  useMetricNames,
  useMonascaClient,
  useProjects,
  useSession,
  useSessionManager,
  useSignIn,
  useSignOut,
  useSwitchProject,
  useSwitchScope,
} from '../src/index.js'
import { createTestQueryClient } from './renderMonascaHook.js'
import { createSessionCloud, createSessionWrapper, type SessionCloud } from './sessionCloud.js'

const hour = 3_600_000

let cloud: SessionCloud

beforeEach(() => {
  cloud = createSessionCloud()
})

afterEach(() => cloud.emulator.close())

/** Renders a hook below the providers. */
function renderSessionHook<result>(hook: () => result, queryClient = createTestQueryClient()) {
  return { queryClient, ...renderHook(hook, { wrapper: createSessionWrapper(cloud, queryClient) }) }
}

function Form() {
  const [text, setText] = useState('')
  const { mutate, error, isSuccess } = useCreateNotification()
  const save = () => mutate({ name: text, type: 'EMAIL', address: 'me@example.org' })
  return (
    <>
      <input aria-label="Name" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onClick={save}>
        Save
      </button>
      <p>{isSuccess ? 'saved' : error ? String(error.code) : 'open'}</p>
    </>
  )
}

test('default: unknown, then signed out, then signed in', async () => {
  const seen: (boolean | undefined)[] = []
  const { result } = renderSessionHook(() => {
    const { isSignedIn } = useSession()
    if (seen.at(-1) !== isSignedIn || seen.length === 0) seen.push(isSignedIn)
    return useSession()
  })
  await waitFor(() => expect(result.current.status).toBe('signed-out'))
  await act(() => cloud.signIn())
  expect(result.current).toMatchObject({
    status: 'ready',
    isSignedIn: true,
    user: { name: 'mini-mon' },
    scope: { kind: 'project', name: 'mini-mon' },
    roles: ['monasca-user'],
    signInMethod: 'password',
  })
  expect(seen).toEqual([undefined, false, true])
})

test('behavior: hooks read with the client of the session', async () => {
  const { result } = renderSessionHook(() =>
    useMetricNames({ query: { enabled: useSession().isSignedIn === true } }),
  )
  await act(() => cloud.signIn())
  await waitFor(() => expect(result.current.data?.elements).toEqual([]))
})

test('useSignIn: resolves to whether it worked, and says why not', async () => {
  const { result } = renderSessionHook(() => useSignIn())
  await waitFor(() => expect(result.current.isPending).toBe(false))
  const { signIn } = result.current
  const way = (password: string) => withPassword({ username: 'mini-mon', userDomainId: 'default', password })
  await act(async () => expect(await signIn(way('wrong'))).toBe(false))
  expect(result.current.error).toBeInstanceOf(InvalidCredentialsError)
  await act(async () => expect(await signIn(way('password'))).toBe(true))
  expect(result.current).toMatchObject({ error: undefined, isPending: false })
  expect(result.current.signIn).toBe(signIn)
})

test('useSignIn: pending from the call to the scope', async () => {
  const { result } = renderSessionHook(() => useSignIn())
  await waitFor(() => expect(result.current.isPending).toBe(false))
  let done: Promise<boolean> | undefined
  act(() => {
    done = result.current.signIn(
      withPassword({ username: 'mini-mon', userDomainId: 'default', password: 'password' }),
    )
  })
  expect(result.current.isPending).toBe(true)
  await act(async () => done)
  expect(result.current.isPending).toBe(false)
})

test('useSignIn: a second factor is a challenge, and a wrong code leaves it', async () => {
  const { result } = renderSessionHook(() => ({ ...useSignIn(), session: useSession() }))
  await act(async () =>
    expect(
      await result.current.signIn(
        withPassword({ username: 'mfa', userDomainId: 'default', password: 'password' }),
      ),
    ).toBe(true),
  )
  expect(result.current.challenge).toMatchObject({ methods: ['totp'] })
  expect(result.current.session.isSignedIn).toBe(false)
  expect(result.current.isPending).toBe(false)
  await act(async () => expect(await result.current.answerChallenge({ passcode: '000000' })).toBe(false))
  expect(result.current.error).toBeInstanceOf(Error)
  expect(result.current.challenge).toMatchObject({ methods: ['totp'] })
})

test('useSignIn: cancel ends a pending sign-in, without an error', async () => {
  const { result } = renderSessionHook(() => ({ ...useSignIn(), session: useSession() }))
  await waitFor(() => expect(result.current.isPending).toBe(false))
  let done: Promise<boolean> | undefined
  act(() => {
    done = result.current.signIn(
      withPassword({ username: 'mini-mon', userDomainId: 'default', password: 'password' }),
    )
  })
  expect(result.current.isPending).toBe(true)
  act(() => result.current.cancel())
  await act(async () => expect(await done).toBe(false))
  expect(result.current).toMatchObject({ isPending: false, error: undefined })
  expect(result.current.session).toMatchObject({ status: 'signed-out', isSignedIn: false })
  await act(() => cloud.signIn())
  expect(result.current.session.isSignedIn).toBe(true)
})

test('useSignIn: without an OpenID provider its functions say what is missing', async () => {
  const { result } = renderSessionHook(() => useSignIn())
  await act(async () => expect(await result.current.signInWithRedirect()).toBe(false))
  expect(result.current.error?.message).toContain('`openid` is missing')
})

test('SignedIn, SignedOut: one of them, and the fallback before', async () => {
  const Wrapper = createSessionWrapper(cloud, createTestQueryClient())
  render(
    <Wrapper>
      <SignedIn fallback="looking">inside</SignedIn>
      <SignedOut>outside</SignedOut>
    </Wrapper>,
  )
  expect(document.body.textContent).toBe('looking')
  await waitFor(() => expect(document.body.textContent).toBe('outside'))
  await act(() => cloud.signIn())
  expect(document.body.textContent).toBe('inside')
  await act(() => cloud.manager.signOut())
  expect(document.body.textContent).toBe('outside')
})

test('SignedOut: the sign-in page stays mounted during the sign-in', async () => {
  const unmounted = vi.fn<() => void>()
  function Page() {
    useEffect(() => unmounted, [])
    return <p>sign in</p>
  }
  const Wrapper = createSessionWrapper(cloud, createTestQueryClient())
  render(
    <Wrapper>
      <SignedOut>
        <Page />
      </SignedOut>
    </Wrapper>,
  )
  await screen.findByText('sign in')
  await act(async () => {
    await expect(cloud.signIn('mini-mon', 'wrong')).rejects.toBeInstanceOf(InvalidCredentialsError)
  })
  expect(unmounted).not.toHaveBeenCalled()
  expect(cloud.manager.getSnapshot().status).toBe('signed-out')
})

test('behavior: with `onExpired: reject` a half-filled form survives expiry and signing in again; its write fails with a typed error', async () => {
  await cloud.emulator.close()
  cloud = createSessionCloud({ onExpired: 'reject' })
  const Wrapper = createSessionWrapper(cloud, createTestQueryClient())
  render(
    <Wrapper>
      <SignedIn>
        <Form />
      </SignedIn>
    </Wrapper>,
  )
  await act(() => cloud.signIn())
  const field = screen.getByLabelText('Name')
  fireEvent.change(field, { target: { value: 'half a na' } })
  cloud.pass(2 * hour)
  fireEvent.click(screen.getByText('Save'))
  await screen.findByText('sign_in_required')
  expect(cloud.manager.getSnapshot().status).toBe('expired')
  expect(cloud.requests.filter((request) => request.startsWith('POST /v2.0'))).toEqual([])

  await act(() => cloud.signIn())
  expect(screen.getByLabelText('Name')).toBe(field)
  expect(field).toHaveProperty('value', 'half a na')
  fireEvent.click(screen.getByText('Save'))
  await screen.findByText('saved')
})

test('behavior: a query waits while the session is expired, and completes after signing in again', async () => {
  const { result } = renderSessionHook(() => {
    const { data, error, refetch, fetchStatus } = useMetricNames()
    return { data, error, refetch, fetchStatus }
  })
  await act(() => cloud.signIn())
  await waitFor(() => expect(result.current.data?.elements).toEqual([]))
  cloud.pass(2 * hour)
  const sent = cloud.requests.length
  act(() => void result.current.refetch())
  await waitFor(() => expect(cloud.manager.getSnapshot().status).toBe('expired'))
  expect(result.current).toMatchObject({ error: null, fetchStatus: 'fetching' })
  expect(cloud.requests.slice(sent)).toEqual([])
  await act(() => cloud.signIn())
  await waitFor(() => expect(result.current.fetchStatus).toBe('idle'))
  expect(result.current.error).toBe(null)
  expect(cloud.requests.slice(sent)).toContain('GET /v2.0/metrics/names')
})

test('behavior: a write that waits is rejected when the user signs out, or another user signs in', async () => {
  const ends = [() => cloud.manager.signOut(), () => cloud.signIn('reader')]
  for (const end of ends) {
    const view = renderSessionHook(() => useMonascaClient())
    await act(() => cloud.signIn())
    cloud.pass(2 * hour)
    const write = view.result.current
      .request({ method: 'POST', path: '/notification-methods', body: {} })
      .catch((error: unknown) => error)
    await waitFor(() => expect(cloud.manager.getSnapshot().status).toBe('expired'))
    await act(end)
    expect(await write).toBeInstanceOf(SignInRequiredError)
    view.unmount()
  }
  expect(cloud.requests.filter((request) => request.startsWith('POST /v2.0'))).toEqual([])
})

test('behavior: the write waits for the same user', async () => {
  const Wrapper = createSessionWrapper(cloud, createTestQueryClient())
  render(
    <Wrapper>
      <SignedIn>
        <Form />
      </SignedIn>
    </Wrapper>,
  )
  await act(() => cloud.signIn())
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'kept' } })
  cloud.pass(2 * hour)
  fireEvent.click(screen.getByText('Save'))
  await waitFor(() => expect(cloud.manager.getSnapshot().status).toBe('expired'))
  await act(() => cloud.signIn())
  await screen.findByText('saved')
  expect(cloud.requests.filter((request) => request.startsWith('POST /v2.0'))).toHaveLength(1)
})

test('behavior: reads that failed for lack of a session are repeated when there is one', async () => {
  await cloud.emulator.close()
  cloud = createSessionCloud({ onExpired: 'reject' })
  const { result } = renderSessionHook(() => {
    // What is read only later would not be watched.
    const { data, error, refetch } = useMetricNames()
    return { data, error, refetch }
  })
  await waitFor(() => expect(result.current.error).toBeInstanceOf(SignInRequiredError))
  await act(() => cloud.signIn())
  await waitFor(() => expect(result.current.data?.elements).toEqual([]))
  cloud.pass(2 * hour)
  await act(() => result.current.refetch())
  await waitFor(() => expect(result.current.error).toBeInstanceOf(SignInRequiredError))
  await act(() => cloud.signIn())
  await waitFor(() => expect(result.current.error).toBe(null))
})

test('behavior: without a role on any project, reads fail with `NoRoleError` and Monasca gets no request', async () => {
  await cloud.emulator.close()
  cloud = createSessionCloud({ scope: { unscoped: true } })
  const { result } = renderSessionHook(() => [useMetricNames().error, useAlarms().error])
  await act(() => cloud.signIn())
  await waitFor(() => expect(result.current.map((error) => error?.code)).toEqual(['no_role', 'no_role']))
  expect(cloud.requests.filter((request) => request.includes('/v2.0/'))).toEqual([])
  expect(cloud.manager.getSnapshot()).toMatchObject({
    status: 'ready',
    scope: { kind: 'unscoped' },
    roles: [],
  })
})

test('behavior: the cache is empty before anything renders for another user', async () => {
  const queryClient = createTestQueryClient()
  const seen: unknown[][] = []
  const onIdentityChange = vi.fn<(identity: string | undefined, previous: string | undefined) => void>()
  function Page() {
    const { user } = useSession()
    seen.push([user?.name, queryClient.getQueryData(['app', 'secret'])])
    useMetricNames()
    return null
  }
  const Wrapper = createSessionWrapper(cloud, queryClient, onIdentityChange)
  render(
    <Wrapper>
      <SignedIn>
        <Page />
      </SignedIn>
    </Wrapper>,
  )
  await act(() => cloud.signIn())
  queryClient.setQueryData(['app', 'secret'], 'of mini-mon')
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  await act(() => cloud.signIn('reader'))
  expect(seen.filter(([name]) => name === 'reader').length).toBeGreaterThan(0)
  expect(seen.filter(([name, data]) => name === 'reader' && data !== undefined)).toEqual([])
  expect(queryClient.getQueryData(['app', 'secret'])).toBe(undefined)
  expect(queryClient.getQueryCache().findAll({ queryKey: ['monasca'] })).toHaveLength(1)
  expect(onIdentityChange.mock.calls.map((call) => call.map((identity) => typeof identity))).toEqual([
    ['string', 'undefined'],
    ['string', 'string'],
  ])
  await act(() => cloud.manager.signOut())
  expect(queryClient.getQueryCache().getAll()).toEqual([])
  expect(onIdentityChange).toHaveBeenCalledTimes(3)
  expect(onIdentityChange.mock.lastCall?.[0]).toBe(undefined)
})

test('behavior: an active query of the application is reset for another user', async () => {
  let count = 0
  const { result } = renderSessionHook(() =>
    useQuery({
      queryKey: ['app'],
      queryFn: () => Promise.resolve(++count),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
  await act(() => cloud.signIn())
  await waitFor(() => expect(result.current.data).toBe(1))
  await act(() => cloud.manager.signOut())
  await waitFor(() => expect(result.current.data).toBe(2))
})

test('useProjects, useDomains, useSwitchProject, useSwitchScope: keys differ by scope, nothing is forgotten', async () => {
  const { result, queryClient } = renderSessionHook(() => ({
    session: useSession(),
    scope: useMonascaClient().scope,
    names: useMetricNames({ query: { enabled: useSession().isSignedIn === true } }),
    projects: useProjects(),
    domains: useDomains({ query: { select: (list) => list.map(({ name }) => name) } }),
    project: useSwitchProject(),
    any: useSwitchScope(),
  }))
  await act(() => cloud.signIn('admin', 'secret'))
  await waitFor(() =>
    expect(result.current.projects.isSuccess && result.current.domains.isSuccess).toBe(true),
  )
  expect(result.current.domains.data).toEqual(['Default'])
  const before = result.current.scope
  await waitFor(() => expect(result.current.names.isSuccess).toBe(true))
  const first = result.current.session.scope
  const other = result.current.projects.data?.find(({ id }) => first?.kind === 'project' && id !== first.id)
  await act(() => result.current.project.mutateAsync(other?.id ?? ''))
  expect(result.current.session.scope).toMatchObject({ kind: 'project', id: other?.id })
  expect(result.current.scope).not.toBe(before)
  expect(queryClient.getQueryCache().findAll({ queryKey: ['monasca', before] })).toHaveLength(1)

  await act(() => result.current.any.mutateAsync({ domainName: 'Default' }))
  expect(result.current.session.scope).toMatchObject({ kind: 'domain', name: 'Default' })

  await act(() => result.current.project.mutateAsync('no-such-project').catch(() => {}))
  await waitFor(() => expect(result.current.project.error?.code).toBe('scope_not_found'))
  expect(result.current.session).toMatchObject({ status: 'ready', scope: { kind: 'domain' } })
})

test('useSignOut: ends the session, and revokes its tokens', async () => {
  const { result } = renderSessionHook(() => ({ signOut: useSignOut(), session: useSession() }))
  await act(() => cloud.signIn())
  await act(async () => expect(await result.current.signOut()).toEqual({ errors: [] }))
  expect(result.current.session).toMatchObject({ status: 'signed-out', isSignedIn: false, user: undefined })
  expect(cloud.requests.filter((request) => request.startsWith('DELETE'))).toHaveLength(2)
})

test('behavior: a renewed token renders nothing again', async () => {
  let renders = 0
  renderSessionHook(() => {
    renders++
    return useSession()
  })
  const way = withPassword({
    username: 'mini-mon',
    userDomainId: 'default',
    password: 'password',
    keepCredentials: true,
  })
  await act(() => cloud.manager.signIn(way))
  const before = renders
  const expiry = cloud.manager.getExpiry()
  // Less is left of it than the margin, so that it is replaced before anybody has to wait.
  cloud.pass(hour - 30_000)
  await act(() => cloud.manager.renew())
  expect(cloud.manager.getExpiry()).not.toBe(expiry)
  expect(renders).toBe(before)
})

test('StrictMode: the manager is started once and stopped once, and a remount goes on', async () => {
  let running = 0
  const counted: SessionManager = {
    ...cloud.manager,
    start() {
      running++
      const stop = cloud.manager.start()
      return () => {
        running--
        stop()
      }
    },
  }
  const app = () => (
    <StrictMode>
      <QueryClientProvider client={createTestQueryClient()}>
        <SessionProvider manager={counted} createClient={cloud.createClient}>
          <SignedIn>inside</SignedIn>
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  const first = render(app())
  expect(running).toBe(1)
  await act(() => cloud.signIn())
  expect(document.body.textContent).toBe('inside')
  first.unmount()
  expect(running).toBe(0)
  render(app())
  expect(document.body.textContent).toBe('inside')
})

test('behavior: the client is made once for each user and scope', async () => {
  const make = vi.fn<SessionCloud['createClient']>(cloud.createClient)
  const { rerender } = renderHook(() => useMonascaClient(), {
    wrapper: createSessionWrapper({ ...cloud, createClient: make }, createTestQueryClient()),
  })
  await act(() => cloud.signIn())
  const calls = make.mock.calls.length
  rerender()
  cloud.pass(2 * hour)
  await act(() => cloud.manager.renew().catch(() => {}))
  await act(() => cloud.signIn())
  expect(make).toHaveBeenCalledTimes(calls)
})

test.each<[string, () => unknown]>([
  ['useSession', () => useSession()],
  ['useSessionManager', () => useSessionManager()],
  ['useSignIn', () => useSignIn()],
])('error: %s without a provider', (_name, useIt) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  let error: unknown
  try {
    renderHook(useIt)
  } catch (reason) {
    error = reason
  }
  expect(error).toBeInstanceOf(ProviderNotFoundError)
  expect(String(error)).toContain('no `SessionProvider` above it')
})
