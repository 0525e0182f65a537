import { PluginNotSupportedError } from '../errors/index.js'

const webSso =
  'Use a token: from web single sign-on (`Token`), or from an OpenID provider of the same users (`V3OidcAccessToken`).'
const applicationCredential = 'For a program, make an application credential (`V3ApplicationCredential`).'

function refuse(name: string, reason: string, ...advice: readonly string[]): PluginNotSupportedError {
  return new PluginNotSupportedError(`\`${name}\` is not supported: ${reason}.`, { metaMessages: advice })
}

/** keystoneauth's `v3kerberos`. Not supported. */
export class V3Kerberos {
  /** @throws PluginNotSupportedError always */
  constructor(_options?: unknown) {
    throw refuse('V3Kerberos', 'it needs a native library', webSso, applicationCredential)
  }
}

/** keystoneauth's `v3fedkerb`. Not supported. */
export class V3FedKerb {
  /** @throws PluginNotSupportedError always */
  constructor(_options?: unknown) {
    throw refuse('V3FedKerb', 'it needs a native library', webSso, applicationCredential)
  }
}

/** keystoneauth's `v3samlpassword`. Not supported. */
export class V3SamlPassword {
  /** @throws PluginNotSupportedError always */
  constructor(_options?: unknown) {
    throw refuse('V3SamlPassword', 'it needs an XML library, and no browser lets it through', webSso)
  }
}

/** keystoneauth's `v3adfspassword`. Not supported. */
export class V3AdfsPassword {
  /** @throws PluginNotSupportedError always */
  constructor(_options?: unknown) {
    throw refuse(
      'V3AdfsPassword',
      'WS-Trust is out of use',
      'ADFS speaks OpenID Connect since 2016: use `V3OidcAuthorizationCode` or `V3OidcAccessToken`.',
    )
  }
}

/** keystoneauth's `v3oauth1`. Not supported. */
export class V3OAuth1 {
  /** @throws PluginNotSupportedError always */
  constructor(_options?: unknown) {
    throw refuse(
      'V3OAuth1',
      'Keystone’s OAuth 1.0a gave way to application credentials',
      applicationCredential,
    )
  }
}
