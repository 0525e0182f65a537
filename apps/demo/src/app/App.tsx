import { ConnectionProvider } from '@monasca/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { DashboardConnections } from '../session/createConnections.js'
import { decodeInWorker } from '../session/decodeInWorker.js'
import { provideDecoder } from '../session/lateDecoder.js'
import { createAppRouter } from './createAppRouter.js'
import { createQueryClient } from './createQueryClient.js'

provideDecoder(decodeInWorker)

/** All pages, by the address of the browser. */
export function App({ context }: { context: DashboardConnections }) {
  const [router] = useState(() => createAppRouter(context))
  const [queryClient] = useState(createQueryClient)
  return (
    <QueryClientProvider client={queryClient}>
      <ConnectionProvider connections={context.connections}>
        <RouterProvider router={router} />
      </ConnectionProvider>
    </QueryClientProvider>
  )
}
