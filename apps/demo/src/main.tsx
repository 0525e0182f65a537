import './app/mantineStyles.js'
import './app/app.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createAppRouter } from './app/createAppRouter.js'
import { createQueryClient } from './app/createQueryClient.js'
import { theme } from './app/theme.js'
import { SessionProvider } from './session/SessionContext.js'
import { createSessionStore } from './session/sessionStore.js'

const session = createSessionStore()
const queryClient = createQueryClient()
const router = createAppRouter({ session })

/** The server lets through only `<style>` elements that repeat this value. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <SessionProvider value={session}>
          <RouterProvider router={router} />
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
