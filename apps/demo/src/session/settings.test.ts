import { expect, test } from 'vitest'
import type { SignInSettings } from '../../server/signInSettings.js'
import { withSettings } from '../../server/signInSettings.js'
import { parseSignInSettings } from './settings.js'

const settings: SignInSettings = {
  provider: {
    label: 'Company "SSO"',
    discoveryEndpoint: 'https://login.example.org/.well-known/openid-configuration',
    clientId: 'dashboard',
    identityProvider: 'company',
    protocol: 'openid',
    openidScope: 'openid',
  },
  webSso: { label: 'Keystone' },
  silentSignIn: 'never',
}

test('B4: the server writes when to sign in silently, and the page reads it', () => {
  const page = withSettings('<meta name="monasca-sign-in" content="{}" />', 'gateway', settings)
  const content = /content="([^"]*)"/.exec(page)?.[1] ?? ''
  const text = content.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  expect(parseSignInSettings(text)).toEqual(settings)
})

test('A9: damaged settings leave a page that offers password and token', () => {
  const damaged = [
    '{',
    'null',
    '[]',
    '7',
    '{"provider":{"label":"Company"}}',
    JSON.stringify({ ...settings, silentSignIn: 'often' }),
    JSON.stringify({ provider: { ...settings.provider, discoveryEndpoint: 'login' } }),
  ]
  expect(damaged.map(parseSignInSettings)).toEqual(damaged.map(() => ({})))
  expect(parseSignInSettings(undefined)).toEqual({})
})
