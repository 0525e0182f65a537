import type { Client, Requester } from '@monasca/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type RenderHookResult, renderHook } from '@testing-library/react'
import type { JSX, ReactNode } from 'react'
import { MonascaProvider } from '../src/index.js'

/** A query client that forgets nothing and repeats nothing. */
export function createTestQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, gcTime: Number.POSITIVE_INFINITY } },
  })
}

/** Both providers that hooks need. */
export function createWrapper(
  client: Requester,
  queryClient: QueryClient,
): (props: { children: ReactNode }) => JSX.Element {
  // Hooks use no more of a client than a requester has.
  const whole = client as Client
  return ({ children }) => (
    <QueryClientProvider client={queryClient}>
      <MonascaProvider client={whole}>{children}</MonascaProvider>
    </QueryClientProvider>
  )
}

/** Renders a hook below both providers; `rerender` takes new props. */
export function renderMonascaHook<result, props>(
  hook: (props: props) => result,
  options: { client: Requester; queryClient?: QueryClient; initialProps?: props },
): RenderHookResult<result, props> & { queryClient: QueryClient } {
  const { client, queryClient = createTestQueryClient(), initialProps } = options
  const wrapper = createWrapper(client, queryClient)
  const rendered = renderHook<result, props>(
    hook,
    initialProps === undefined ? { wrapper } : { wrapper, initialProps },
  )
  return { ...rendered, queryClient }
}
