import { expect, test } from 'vitest'
import { PluginNotSupportedError } from '../errors/index.js'
import { V3AdfsPassword, V3FedKerb, V3Kerberos, V3OAuth1, V3SamlPassword } from './index.js'

test.each([
  ['V3Kerberos', V3Kerberos, 'V3ApplicationCredential'],
  ['V3FedKerb', V3FedKerb, 'V3OidcAccessToken'],
  ['V3SamlPassword', V3SamlPassword, 'V3OidcAccessToken'],
  ['V3AdfsPassword', V3AdfsPassword, 'V3OidcAuthorizationCode'],
  ['V3OAuth1', V3OAuth1, 'V3ApplicationCredential'],
])('error: %s names the alternative', (name, Plugin, instead) => {
  const make = () => new Plugin({ authUrl: 'http://k/v3' })
  expect(make).toThrow(PluginNotSupportedError)
  expect(make).toThrow(name)
  expect(make).toThrow(instead)
})
