import { SessionProvider, SignedIn, SignedOut } from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { FiringAlarms } from './FiringAlarms'
import { Header } from './Header'
import { LoadChart } from './LoadChart'
import { manager } from './manager'
import { SignInPage } from './SignInPage'

const queryClient = new QueryClient()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SessionProvider manager={manager}>
        <SignedOut>
          <SignInPage />
        </SignedOut>
        <SignedIn fallback={<p>One moment…</p>}>
          <Header />
          <LoadChart />
          <FiringAlarms />
        </SignedIn>
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
)
