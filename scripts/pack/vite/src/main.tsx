import { createClient } from '@monasca/core'
import { MonascaProvider, useMetrics } from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

const emulator = new URLSearchParams(location.search).get('emulator') ?? 'http://127.0.0.1:8070'
const client = createClient({
  username: 'mini-mon',
  password: 'password',
  projectName: 'mini-mon',
  authUrl: `${emulator}/identity`,
})

function MetricCount() {
  const { data, error } = useMetrics({ name: 'room.temp_c' })
  if (error) return <p id="result">{error.message}</p>
  return <p id="result">{data ? `${data.elements.length} metrics` : 'loading'}</p>
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <MonascaProvider client={client}>
        <MetricCount />
      </MonascaProvider>
    </QueryClientProvider>,
  )
}
