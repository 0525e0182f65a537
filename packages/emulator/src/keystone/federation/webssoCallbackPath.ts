/** Path at which Keystone takes the identity provider's answer to a sign-in in a browser. */
export const webssoCallbackPath = '/identity/v3/auth/OS-FEDERATION/websso/callback'
