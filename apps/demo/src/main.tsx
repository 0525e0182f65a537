import './app/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { onIdle } from './app/onIdle.js'
import { preloadFrame, Start } from './app/Start.js'
import { allowTextOnly } from './app/trustedTypes.js'
import { startColorScheme } from './components/colorScheme.js'
import { watchStyles } from './components/repairStyles.js'
import { repairLanguage } from './format/locale.js'
import { createConnections } from './session/createConnections.js'
import { readSignInSettings } from './session/settings.js'
import { receiveWebSsoToken } from './session/webSso.js'

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
  onIdle(preloadFrame)
  startColorScheme()
  const context = createConnections(readSignInSettings())
  createRoot(root).render(
    <StrictMode>
      <Start context={context} />
    </StrictMode>,
  )
}

receiveWebSsoToken()
allowTextOnly()
watchStyles()
repairLanguage(navigator)
if (!isRelay()) start()
else {
  const taken = import('./session/takeCallback.js').then(({ takeCallback }) => takeCallback())
  void taken.then((isTaken) => {
    // A link, a bookmark or Back: no page has opened this window, so it shows the dashboard.
    if (!isTaken) start()
  })
}
