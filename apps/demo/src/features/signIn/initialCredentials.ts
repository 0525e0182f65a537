import type { FieldErrors } from '../../components/form/useFields.js'

/** The values of the sign-in form. */
export type Credentials = {
  username: string
  password: string
  /** Empty: the first of the user's projects. */
  projectName: string
  /** Domain of user and project. */
  domainName: string
  /** Address of Keystone; a path refers to this page's server. */
  authUrl: string
  /** Address of Monasca. Empty: the one in the service catalog. */
  endpoint: string
}

/**
 * Initial values of the form. On the emulator, the credentials of its first user; on a gateway, none. The addresses are
 * those of this page's server.
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

/** The name of a field of the form. */
export type CredentialName = keyof Credentials

/** Checks the values of the form. */
export function checkCredentials(values: Credentials): FieldErrors<CredentialName> {
  const { username, password, domainName, authUrl, endpoint } = values
  const found = {
    username: username.trim() === '' ? 'Enter your user name' : null,
    password: password.trim() === '' ? 'Enter your password' : null,
    domainName: domainName.trim() === '' ? 'Enter the name of a domain, “Default” in most clouds' : null,
    authUrl: checkAddress(authUrl),
    endpoint: endpoint === '' ? null : checkAddress(endpoint),
  }
  return Object.fromEntries(Object.entries(found).filter(([, error]) => error !== null))
}

/** Base for paths on this page's server. */
const page = 'http://page.invalid'

/** Returns what is wrong with an address; `null` if it is valid. A path refers to this page's server. */
export function checkAddress(value: string): string | null {
  if (value.startsWith('/') && URL.canParse(value, page) && new URL(value, page).origin === page) return null
  const usable = /^https?:\/\//i.test(value) && URL.canParse(value)
  return usable ? null : 'Enter an address that starts with http://, https://, or / for this server'
}
