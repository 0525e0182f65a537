import { type Client, createClient } from '@monasca/core'
import {
  createSessionManager,
  type SessionManager,
  type SessionManagerOptions,
  withPassword,
} from '@monasca/core/session'
import { createEmulator, type Emulator } from '@monasca/emulator'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { JSX, ReactNode } from 'react'
import { SessionProvider, type SessionProviderProps } from '../src/index.js'

const origin = 'http://emulator.test'

/** A separate tab: no page, no other tabs. */
const alone = { page: undefined, locks: undefined, createChannel: undefined, tabStorage: undefined }

/** Keystone, Monasca, and a page's manager, on one clock that tests move on. */
export type SessionCloud = {
  emulator: Emulator
  manager: SessionManager
  /** What was sent to Keystone and Monasca: method and path. */
  requests: string[]
  createClient: (session: SessionManager['session']) => Client
  /** Milliseconds. */
  pass: (milliseconds: number) => void
  signIn: (username?: string, password?: string) => Promise<unknown>
}

/** Tokens live an hour. */
export function createSessionCloud(options: Partial<SessionManagerOptions> = {}): SessionCloud {
  let late = 0
  const clock = () => Date.now() + late
  const emulator = createEmulator({ clock, oidc: false })
  const requests: string[] = []
  const manager = createSessionManager({
    authUrl: `${origin}/identity`,
    clock,
    retries: 0,
    platform: alone,
    fetch: (input, init) => {
      requests.push(`${init?.method ?? 'GET'} ${new URL(input).pathname}`)
      return emulator.fetch(input, init)
    },
    ...options,
  })
  return {
    emulator,
    manager,
    requests,
    createClient: (session) => createClient({ session, endpoint: `${origin}/v2.0` }),
    pass: (milliseconds) => {
      late += milliseconds
    },
    signIn: (username = 'mini-mon', password = 'password') =>
      manager.signIn(withPassword({ username, userDomainId: 'default', password })),
  }
}

/** Both providers. */
export function createSessionWrapper(
  { manager, createClient: make }: Pick<SessionCloud, 'manager' | 'createClient'>,
  queryClient: QueryClient,
  onIdentityChange?: SessionProviderProps['onIdentityChange'],
): (props: { children?: ReactNode }) => JSX.Element {
  return ({ children }) => (
    <QueryClientProvider client={queryClient}>
      <SessionProvider
        manager={manager}
        // Another function each time, as in most applications.
        createClient={(session) => make(session)}
        onIdentityChange={onIdentityChange}
      >
        {children}
      </SessionProvider>
    </QueryClientProvider>
  )
}
