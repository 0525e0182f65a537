/** Path at which Keystone receives the identity provider's reply to a sign-in in a browser. */
export const webssoCallbackPath = '/identity/v3/auth/OS-FEDERATION/websso/callback'
