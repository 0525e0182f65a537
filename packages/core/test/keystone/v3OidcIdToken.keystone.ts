import { join } from 'node:path'
import { InvalidTokenError } from '@monasca/core'
import { V3OidcAccessToken, V3OidcAuthorizationCode } from '@monasca/core/identity'
import { createSession, type NodeSession } from '@monasca/core/node'
import { afterEach, expect, test } from 'vitest'
import { lab } from './lab.js'
import { unique } from './support/admin.js'
import { authorize } from './support/browser.js'
import { failure, shown } from './support/proof.js'

// At this URL Keystone's Apache accepts ID tokens, and verifies their signature itself.
const authUrl = lab.keystoneTls
const federation = { authUrl, identityProvider: 'lab', protocol: 'openid' }
const sessions: NodeSession[] = []
afterEach(() => Promise.all(sessions.splice(0).map((session) => session.close())))

function connect(auth: V3OidcAuthorizationCode | V3OidcAccessToken): NodeSession {
  const session = createSession({ auth, verify: join(lab.certificates, 'ca.pem') })
  sessions.push(session)
  return session
}

test('plugin: V3OidcAuthorizationCode sends the ID token to a Keystone that requires it', async () => {
  const username = unique('person')
  const redirectUri = `${lab.keystone}/redirect`
  const parameters = { client_id: 'keystone', scope: 'openid', redirect_uri: redirectUri, nonce: 'n0nce' }
  const code = (await authorize(username, parameters)).get('code') ?? ''
  const session = connect(
    new V3OidcAuthorizationCode({
      ...federation,
      discoveryEndpoint: `${lab.idp}/.well-known/openid-configuration`,
      clientId: 'keystone',
      clientSecret: 'keystone-secret',
      accessTokenType: 'id_token',
      code,
      redirectUri,
      nonce: 'n0nce',
      projectName: 'mini-mon',
      projectDomainName: 'Default',
    }),
  )
  expect(await session.getAccess()).toMatchObject({ username, projectName: 'mini-mon' })
  const { body } = await session.request({ url: `${authUrl}/auth/projects` })
  expect(body).toMatchObject({ projects: [{ name: 'mini-mon' }] })
})

test('V3OidcAccessToken: an ID token with a forged signature is an InvalidTokenError', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: 'admin', iss: lab.idp, aud: 'keystone', exp: Math.floor(Date.now() / 1000) + 600 }
  const accessToken = `${part({ alg: 'RS256', kid: 'forged' })}.${part(claims)}.${'x'.repeat(342)}`
  const session = connect(new V3OidcAccessToken({ ...federation, accessToken }))
  const error = await failure(session.getToken())
  expect(error).toBeInstanceOf(InvalidTokenError)
  expect(shown(error)).not.toContain(accessToken)
})
