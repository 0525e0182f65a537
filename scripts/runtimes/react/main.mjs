// Hooks on one pair of React and TanStack Query: sign-in, a list, a write that invalidates it.
import { createSessionManager, withPassword } from '@monasca/core/session'
import {
  SessionProvider,
  SignedIn,
  SignedOut,
  useCreateNotification,
  useNotifications,
  useSignIn,
} from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement as h, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const { url, name } = Object.fromEntries(new URLSearchParams(location.search))
const manager = createSessionManager({ authUrl: `${url}/identity` })

function SignIn() {
  const { signIn } = useSignIn()
  const onClick = () => signIn(withPassword({ username: 'mini-mon', password: 'password' }))
  return h('button', { type: 'button', onClick }, 'Sign in')
}

function Notifications() {
  const { data } = useNotifications()
  const { mutate } = useCreateNotification()
  const onClick = () => mutate({ name, type: 'EMAIL', address: `${name}@example.org` })
  const names = data?.elements.map((method) => method.name) ?? []
  return h(
    'main',
    null,
    h('button', { type: 'button', onClick }, 'Create'),
    h('p', { role: 'status' }, names.join()),
  )
}

const page = h(
  SessionProvider,
  { manager },
  h(SignedOut, null, h(SignIn)),
  h(SignedIn, null, h(Notifications)),
)
createRoot(document.getElementById('root')).render(
  h(StrictMode, null, h(QueryClientProvider, { client: new QueryClient() }, page)),
)
