import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWK } from 'oidc-provider'
import { parseStored } from '../store/parseStored.js'
import type { Store } from '../store/store.js'

/** The keys that the OpenID provider signs its tokens and cookies with. */
export type OidcSecrets = { key: JWK; cookieKeys: string[] }

/** Reads the provider's secrets from the database, or creates and stores them. */
export async function loadSecrets(store: Store): Promise<OidcSecrets> {
  const stored = store.get<{ value: string }>("SELECT value FROM oidc_secret WHERE name = 'secrets'")
  if (stored) return parseStored<OidcSecrets>(stored.value)
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ format: 'jwk' }) as JWK
  const secrets: OidcSecrets = {
    key: { ...key, kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' },
    cookieKeys: [randomBytes(32).toString('base64url')],
  }
  store.run("INSERT INTO oidc_secret (name, value) VALUES ('secrets', ?)", [JSON.stringify(secrets)])
  return secrets
}
