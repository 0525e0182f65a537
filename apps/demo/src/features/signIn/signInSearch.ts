import { safeTarget } from '../../session/safeTarget.js'

/** The search parameters of the sign-in page. */
export type SignInSearch = {
  /** Where to go after signing in. */
  redirect?: string | undefined
  /** Whether Keystone's web single sign-on has just brought a token to this page's server. */
  sso?: true | undefined
  /** Whether another tab ended the session. */
  elsewhere?: true | undefined
}

/** Parses the search parameters, as the router reads them. Drops invalid ones. */
export function parseSignInSearch(search: Readonly<Record<string, unknown>>): SignInSearch {
  const { redirect, sso, elsewhere } = search
  const target = typeof redirect === 'string' ? safeTarget(redirect) : '/'
  return {
    redirect: target === '/' ? undefined : target,
    sso: sso === true || undefined,
    elsewhere: elsewhere === true || undefined,
  }
}

/** Reads the search parameters without the router. */
export function readSignInSearch(search: string): SignInSearch {
  const parameters = new URLSearchParams(search)
  const isTrue = (name: string) => parameters.get(name) === 'true'
  return parseSignInSearch({
    redirect: parameters.get('redirect'),
    sso: isTrue('sso'),
    elsewhere: isTrue('elsewhere'),
  })
}
