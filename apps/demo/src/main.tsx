import './app/mantineStyles.js'
import './app/app.css'
import { MantineProvider } from '@mantine/core'
import { handlePopupCallback } from '@monasca/core/session'
import { ConnectionProvider } from '@monasca/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './app/createQueryClient.js'
import { Start } from './app/Start.js'
import { theme } from './app/theme.js'
import { allowTextOnly } from './app/trustedTypes.js'
import { watchStyles } from './components/repairStyles.js'
import { repairLanguage } from './format/locale.js'
import { createConnections } from './session/createConnections.js'
import { readSignInSettings } from './session/settings.js'
import { receiveWebSsoToken } from './session/webSso.js'

/** The page's policy allows only `<style>` elements with this nonce. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

/**
 * Whether this window is a popup or hidden frame of a sign-in: waiting for its redirect to the provider, or back from
 * there.
 */
function isRelay(): boolean {
  const state = new URLSearchParams(location.search).get('state') ?? ''
  const isWaiting = location.hash === '#monasca=popup'
  return location.pathname === '/callback' && (isWaiting || /^(popup|silent)\./.test(state))
}

function start(): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element #root')
  const queryClient = createQueryClient()
  const context = createConnections(readSignInSettings())
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <QueryClientProvider client={queryClient}>
          <ConnectionProvider connections={context.connections}>
            <Start context={context} />
          </ConnectionProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

receiveWebSsoToken()
allowTextOnly()
watchStyles()
repairLanguage(navigator)
if (!isRelay()) start()
else {
  void handlePopupCallback().then((taken) => {
    // A link, a bookmark or Back: no page has opened this window, so it shows the dashboard.
    if (!taken) start()
  })
}
