import { expect, test, vi } from 'vitest'
import { contextOf } from '../../../test/support/authContext.js'
import { document, issuer } from '../../../test/support/oidc.js'
import { createScriptedFetch } from '../../testing/index.js'
import { lazyFailures } from '../../transport/index.js'
import { redeemCode } from './codeFlow.js'

const pending = {
  issuer,
  state: 's1',
  nonce: 'n1',
  verifier: 'hunter22',
  redirectUri: 'https://page/callback',
}

/** The error for a refusal that repeats the verifier, in the provider's callback. */
async function refuse(error: string): Promise<unknown> {
  const { fetch } = createScriptedFetch([document])
  const options = { clientId: 'page', discoveryEndpoint: 'https://op/.well-known/openid-configuration' }
  const answer = new URLSearchParams({ error, error_description: 'about hunter22', state: 's1', iss: issuer })
  const callback = new URL(`https://page/callback?${answer}`)
  return redeemCode(contextOf(fetch), { options }, pending, callback).catch((caught: unknown) => caught)
}

test('a refusal: what the provider says, without secrets', async () => {
  expect(await refuse('invalid_scope')).toMatchObject({
    name: 'SignInCallbackError',
    reason: 'refused',
    error: 'invalid_scope',
    details: 'about ***',
  })
})

test.each([
  ['access_denied', 'denied', 'access_denied'],
  ['invalid_scope', 'refused', undefined],
])('a refusal %s while the redactor cannot be loaded: only the reason', async (error, reason, shown) => {
  vi.spyOn(lazyFailures, 'loaded', 'get').mockReturnValue(undefined)
  vi.spyOn(lazyFailures, 'tryLoad').mockResolvedValue(undefined)
  const refused = await refuse(error)
  expect(refused).toMatchObject({ name: 'SignInCallbackError', reason, error: shown, details: undefined })
  expect(String(refused)).not.toContain('hunter22')
})
