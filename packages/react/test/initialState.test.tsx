import { createRequester } from '@monasca/core'
import {
  formatSessionCookie,
  type InitialSession,
  readSessionCookie,
  type SessionManagerOptions,
} from '@monasca/core/session'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, waitFor } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  SessionProvider,
  type SessionProviderProps,
  SignedIn,
  SignedOut,
  useMonascaClient,
  useSession,
} from '../src/index.js'
import { createSessionCloud, type SessionCloud } from './sessionCloud.js'

/** A browser whose session outlives a page load; its storage responds when the test lets it. */
function createBrowser() {
  const stored = new Map<string, string>()
  const first = createSessionCloud({ storage: stored })
  const clouds = [first]
  let respond: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    respond = resolve
  })
  onTestFinished(async () => {
    for (const { emulator } of clouds) await emulator.close()
  })
  return {
    stored,
    first,
    respond,
    open(options: Partial<SessionManagerOptions> = {}): SessionCloud {
      const { fetch } = first.emulator
      const storage = {
        get: (key: string) => held.then(() => stored.get(key)),
        set: () => undefined,
        delete: () => undefined,
      }
      const cloud = createSessionCloud({ fetch: (input, init) => fetch(input, init), storage, ...options })
      clouds.push(cloud)
      return cloud
    },
  }
}

/** What the server of the page reads from the cookie of the next request. */
const readCookieOf = ({ manager }: SessionCloud) =>
  readSessionCookie(formatSessionCookie(manager.getSnapshot()))

const scopes: string[] = []

function Page(): ReactElement {
  const { user, scope } = useSession()
  scopes.push(useMonascaClient().scope)
  return <b>{`${user?.name} in ${scope?.kind === 'project' ? scope.name : 'no project'}`}</b>
}

function app(
  own: SessionCloud,
  initialState: InitialSession | undefined,
  queryClient = new QueryClient(),
  onIdentityChange?: SessionProviderProps['onIdentityChange'],
): ReactElement {
  return (
    <QueryClientProvider client={queryClient}>
      <SessionProvider
        manager={own.manager}
        initialState={initialState}
        onIdentityChange={onIdentityChange}
        createClient={(session, { user, scope }) =>
          createRequester({
            session,
            endpoint: '/v2.0',
            scopeKey: user && scope?.kind === 'project' ? `${user.id} in ${scope.id}` : undefined,
          })
        }
      >
        <SignedIn fallback={<i>restoring</i>}>
          <Page />
        </SignedIn>
        <SignedOut>sign in</SignedOut>
      </SessionProvider>
    </QueryClientProvider>
  )
}

/** Renders on a server with its own address of Keystone, and hydrates in the browser. */
async function hydrate(
  browser: ReturnType<typeof createBrowser>,
  render: (cloud: SessionCloud) => ReactElement,
) {
  scopes.length = 0
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(render(browser.open({ authUrl: 'http://keystone.internal/v3' })))
  const html = container.textContent
  const problem = vi.spyOn(console, 'error').mockImplementation(() => {})
  const onRecoverableError = vi.fn<(error: unknown) => void>()
  const cloud = browser.open()
  const page = <StrictMode>{render(cloud)}</StrictMode>
  const root = await act(() => hydrateRoot(container, page, { onRecoverableError }))
  onTestFinished(() => {
    act(() => root.unmount())
    container.remove()
    expect(onRecoverableError).not.toHaveBeenCalled()
    expect(problem).not.toHaveBeenCalled()
  })
  return { container, html, cloud }
}

test('default: the server renders the page of the user, and it stays in place when the session is restored', async () => {
  const browser = createBrowser()
  await browser.first.signIn()
  const initialState = readCookieOf(browser.first)
  const queryClient = new QueryClient()
  const onIdentityChange = vi.fn<(identity: string | undefined) => void>()
  const { container, html, cloud } = await hydrate(browser, (given) =>
    app(given, initialState, queryClient, onIdentityChange),
  )
  expect(html).toBe('mini-mon in mini-mon')
  queryClient.setQueryData(['app'], 'data of mini-mon')
  const page = container.querySelector('b')
  expect(page?.textContent).toBe('mini-mon in mini-mon')
  expect(cloud.manager.getSnapshot().user).toBe(undefined)
  await act(async () => browser.respond())
  await waitFor(() => expect(cloud.manager.getSnapshot().status).toBe('ready'))
  expect(container.querySelector('b')).toBe(page)
  expect(page?.textContent).toBe('mini-mon in mini-mon')
  expect(queryClient.getQueryData(['app'])).toBe('data of mini-mon')
  expect(onIdentityChange).not.toHaveBeenCalled()
  // Query keys are the same at each address, before and after.
  expect(new Set(scopes).size).toBe(1)
})

test('behavior: if the session has ended, the sign-in page follows, and the cache is cleared', async () => {
  const browser = createBrowser()
  await browser.first.signIn()
  const initialState = readCookieOf(browser.first)
  browser.stored.clear()
  const queryClient = new QueryClient()
  const onIdentityChange = vi.fn<(identity: string | undefined, previous?: string) => void>()
  const { container } = await hydrate(browser, (given) =>
    app(given, initialState, queryClient, onIdentityChange),
  )
  queryClient.setQueryData(['app'], 'data of mini-mon')
  await act(async () => browser.respond())
  await waitFor(() => expect(container.textContent).toBe('sign in'))
  expect(queryClient.getQueryData(['app'])).toBe(undefined)
  expect(onIdentityChange.mock.calls).toEqual([[undefined, initialState?.identity]])
})

test('behavior: if another user is signed in, their page follows, and the cache is cleared', async () => {
  const browser = createBrowser()
  await browser.first.signIn()
  const initialState = readCookieOf(browser.first)
  await browser.first.signIn('reader')
  const queryClient = new QueryClient()
  const { container } = await hydrate(browser, (given) => app(given, initialState, queryClient))
  expect(container.textContent).toBe('mini-mon in mini-mon')
  queryClient.setQueryData(['app'], 'data of mini-mon')
  await act(async () => browser.respond())
  await waitFor(() => expect(container.textContent).toBe('reader in mini-mon'))
  expect(queryClient.getQueryData(['app'])).toBe(undefined)
  expect(new Set(scopes).size).toBe(2)
})

test('behavior: without a cookie nothing is known on the server', async () => {
  const browser = createBrowser()
  await browser.first.signIn()
  const { container, html } = await hydrate(browser, (given) => app(given, readSessionCookie(undefined)))
  expect(html).toBe('restoring')
  await act(async () => browser.respond())
  await waitFor(() => expect(container.textContent).toBe('mini-mon in mini-mon'))
})
