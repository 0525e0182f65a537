'use client'

import { createClient, createSession } from '@monasca/core'
import { NoAuth } from '@monasca/core/identity'
import { MonascaProvider } from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { scopeKey } from './scopeKey'

/** The browser's client: it signs in nowhere, because the server does. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient())
  const [client] = useState(() =>
    createClient({ session: createSession({ auth: new NoAuth() }), endpoint: '/api/v2.0', scopeKey }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <MonascaProvider client={client}>{children}</MonascaProvider>
    </QueryClientProvider>
  )
}
