import {
  V3OidcAccessToken,
  type V3OidcAccessTokenOptions,
  V3OidcAuthorizationCode,
  type V3OidcAuthorizationCodeOptions,
  V3OidcClientCredentials,
  type V3OidcClientCredentialsOptions,
  V3OidcDeviceAuthorization,
  type V3OidcDeviceAuthorizationOptions,
  V3OidcPassword,
  type V3OidcPasswordOptions,
} from '../../identity/index.js'
import type { OptionNames, PluginDefinition, Rule } from './definition.js'
import { authUrl, needs, needsOne, projectInDomain, scope } from './optionLists.js'

/** The provider's registration in Keystone. */
const provider: readonly OptionNames[] = [...authUrl, ...scope, ['identity_provider'], ['protocol']]

/** The program's registration at the provider. */
const client: readonly OptionNames[] = [
  ...provider,
  ['client_id'],
  ['client_secret'],
  ['openid_scope', 'scope'],
  ['access_token_endpoint'],
  ['discovery_endpoint'],
  ['issuer'],
  ['access_token_type'],
]

const providerRules: readonly Rule[] = [
  ...needs('auth_url', 'identity_provider', 'protocol'),
  projectInDomain,
]

const clientRules: readonly Rule[] = [
  ...providerRules,
  ...needs('client_id'),
  needsOne('discovery_endpoint', 'access_token_endpoint'),
]

/** The plugins that sign in with an OpenID provider, as in `plugins`. */
export const openidPlugins: Readonly<Record<string, PluginDefinition>> = {
  v3oidcpassword: {
    options: [...client, ['username', 'user_name'], ['password'], ['idp_otp_key']],
    rules: [...clientRules, ...needs('username', 'password')],
    create: (options) => new V3OidcPassword(options as V3OidcPasswordOptions),
  },
  v3oidcclientcredentials: {
    options: client,
    rules: [...clientRules, ...needs('client_secret')],
    create: (options) => new V3OidcClientCredentials(options as V3OidcClientCredentialsOptions),
  },
  v3oidcauthcode: {
    options: [...client, ['code', 'authorization_code'], ['redirect_uri']],
    rules: [...clientRules, ...needs('code')],
    create: (options) => new V3OidcAuthorizationCode(options as V3OidcAuthorizationCodeOptions),
  },
  v3oidcdeviceauthz: {
    options: [...client, ['device_authorization_endpoint'], ['code_challenge_method']],
    rules: clientRules,
    create: (options) => new V3OidcDeviceAuthorization(options as V3OidcDeviceAuthorizationOptions),
  },
  v3oidcaccesstoken: {
    options: [...provider, ['access_token']],
    rules: [...providerRules, ...needs('access_token')],
    create: (options) => new V3OidcAccessToken(options as V3OidcAccessTokenOptions),
  },
}
