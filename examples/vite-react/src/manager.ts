import { createOpenId, createSessionManager } from '@monasca/core/session'

/** In a separate module: hot reloading of components then keeps the session. */
export const manager = createSessionManager({
  authUrl: 'http://127.0.0.1:8070/identity',
  openid: createOpenId({
    discoveryEndpoint: 'http://127.0.0.1:8071/.well-known/openid-configuration',
    clientId: 'dashboard',
    redirectUri: '/callback',
    openidScope: 'openid profile offline_access',
    identityProvider: 'emulator',
    protocol: 'openid',
  }),
})
