/** What the sign-in form asks for. */
export type Credentials = {
  username: string
  password: string
  /** Empty: the first of the user's projects. */
  projectName: string
  /** Domain of user and project. */
  domainName: string
  /** Address of Keystone; a path is one on this page's own server. */
  authUrl: string
  /** Address of Monasca; empty: the service catalog names it. */
  endpoint: string
}

/**
 * What the form begins with. On the emulator its first user is filled in; on a gateway the names and the password
 * are the operator's own. The addresses are those of this page's server either way.
 */
export function initialCredentials(emulator: boolean): Credentials {
  return {
    username: emulator ? 'mini-mon' : '',
    password: emulator ? 'password' : '',
    projectName: emulator ? 'mini-mon' : '',
    domainName: 'Default',
    authUrl: '/identity',
    endpoint: '/v2.0',
  }
}

/** Stands for this page's own server. */
const page = 'http://page.invalid'

/** What is wrong with an address, in words; `null` when it is fine. Paths are addresses on this page's server. */
export function checkAddress(value: string): string | null {
  if (value.startsWith('/') && URL.canParse(value, page) && new URL(value, page).origin === page) return null
  const usable = /^https?:\/\//i.test(value) && URL.canParse(value)
  return usable ? null : 'An address begins with http:// or https://, or with / for this server'
}
