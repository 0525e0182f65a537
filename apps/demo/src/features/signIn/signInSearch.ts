import { safeTarget } from '../../session/safeTarget.js'

export type SignInSearch = {
  /** Where to go after signing in. */
  redirect?: string | undefined
  /** Whether Keystone's web single sign-on has just brought a token to this page's server. */
  sso?: true | undefined
  /** Whether another tab ended the session. */
  elsewhere?: true | undefined
}

export function parseSignInSearch(search: Record<string, unknown>): SignInSearch {
  const target = safeTarget(search['redirect'])
  // What is left out here would come back from the address unchecked.
  return {
    redirect: target === '/' ? undefined : target,
    sso: search['sso'] === true ? true : undefined,
    elsewhere: search['elsewhere'] === true ? true : undefined,
  }
}
