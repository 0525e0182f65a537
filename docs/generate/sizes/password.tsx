import { createSessionManager, withPassword } from '@monasca/core/session'
import { SessionProvider, SignedIn, SignedOut, useAlarms, useLiveSeries, useSignIn } from '@monasca/react'
import { polling } from '@monasca/react/query'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

const manager = createSessionManager({ authUrl: '/identity' })

function SignIn() {
  const { signIn, error } = useSignIn()
  const method = withPassword({ username: 'mini-mon', password: 'password' })
  return (
    <button type="button" onClick={() => void signIn(method)}>
      Sign in {error?.shortMessage}
    </button>
  )
}

function Page() {
  const query = polling({ interval: 30_000 })
  const alarms = useAlarms({ state: 'ALARM', query })
  const cpu = useLiveSeries({
    name: 'cpu.user_perc',
    mergeMetrics: true,
    statistics: ['avg'],
    window: 3600,
    query,
  })
  return (
    <p>
      {alarms.data?.elements.length} alarms, {cpu.data?.series[0]?.columns.avg.at(-1)} %
    </p>
  )
}

createRoot(document.body).render(
  <QueryClientProvider client={new QueryClient()}>
    <SessionProvider manager={manager}>
      <SignedIn>
        <Page />
      </SignedIn>
      <SignedOut>
        <SignIn />
      </SignedOut>
    </SessionProvider>
  </QueryClientProvider>,
)
