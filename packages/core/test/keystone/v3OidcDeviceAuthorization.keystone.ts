import { createSession } from '@monasca/core'
import { type UserCodePrompt, V3OidcDeviceAuthorization } from '@monasca/core/identity'
import { expect, test } from 'vitest'
import { lab } from './lab.js'
import { unique } from './support/admin.js'
import { createBrowser, signIn } from './support/browser.js'
import { failure, prove } from './support/proof.js'

const options = {
  authUrl: lab.keystone,
  identityProvider: 'lab',
  protocol: 'openid',
  discoveryEndpoint: `${lab.idp}/.well-known/openid-configuration`,
}

test.concurrent('plugin: V3OidcDeviceAuthorization waits until the code is confirmed in a browser', async () => {
  const username = unique('person')
  let confirmed: Promise<unknown> | undefined
  const onUserCode = ({ verificationUri, userCode }: UserCodePrompt) => {
    confirmed = confirm(verificationUri, userCode, username)
  }
  const { access, projects, services } = await prove(
    new V3OidcDeviceAuthorization({
      ...options,
      clientId: 'spa',
      onUserCode,
      projectName: 'mini-mon',
      projectDomainId: 'default',
    }),
  )
  await confirmed
  expect(access).toMatchObject({ username, projectName: 'mini-mon' })
  expect(projects).toEqual(['mini-mon'])
  expect(services).toContain('monitoring')
})

test.concurrent('plugin: V3OidcDeviceAuthorization as a client with a secret, by the link that contains the code', async () => {
  const username = unique('person')
  let confirmed: Promise<unknown> | undefined
  const onUserCode = ({ verificationUriComplete = '' }: UserCodePrompt) => {
    confirmed = confirm(verificationUriComplete, undefined, username)
  }
  const { access } = await prove(
    new V3OidcDeviceAuthorization({
      ...options,
      clientId: 'keystone',
      clientSecret: 'keystone-secret',
      codeChallengeMethod: 'S256',
      onUserCode,
    }),
  )
  await confirmed
  expect(access).toMatchObject({ username, scoped: false })
})

test.concurrent('V3OidcDeviceAuthorization: a declined request is an OidcTokenError', async () => {
  let declined: Promise<unknown> | undefined
  const onUserCode = ({ verificationUri, userCode }: UserCodePrompt) => {
    declined = decline(verificationUri, userCode)
  }
  const auth = new V3OidcDeviceAuthorization({ ...options, clientId: 'spa', onUserCode })
  const error = await failure(createSession({ auth }).getToken())
  await declined
  expect(error).toMatchObject({ name: 'OidcTokenError', error: 'access_denied' })
})

async function confirm(url: string, userCode: string | undefined, username: string): Promise<void> {
  const browser = createBrowser()
  const first = await browser.open(url)
  const page = userCode ? await browser.submit(first, { user_code: userCode }) : first
  const last = await signIn(browser, page, username)
  expect(last.html).toContain('Sign-in Success')
}

async function decline(url: string, userCode: string): Promise<void> {
  const browser = createBrowser()
  const page = await browser.submit(await browser.open(url), { user_code: userCode })
  await browser.submit(page, { abort: 'yes' })
}
