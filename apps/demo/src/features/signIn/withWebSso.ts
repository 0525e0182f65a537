import { BaseError } from '@monasca/core'
import { type SignInMethod, withToken } from '@monasca/core/session'
import { takeWebSsoToken } from '../../session/webSso.js'

/**
 * Signs in with the token that Keystone's web single sign-on has brought to this page.
 *
 * @param onTaken - called with where to go after the sign-in, before Keystone checks the token
 */
export function withWebSso(onTaken: (target: string | undefined) => Promise<unknown>): SignInMethod {
  return {
    name: 'token',
    keepCredentials: false,
    async authenticate(context, authUrl) {
      const result = takeWebSsoToken()
      await onTaken(result?.target)
      if (result) return withToken({ token: result.token }).authenticate(context, authUrl)
      throw new BaseError('This sign-in did not start in this tab, or it took too long.', {
        metaMessages: ['Sign in again.'],
      })
    },
  }
}
