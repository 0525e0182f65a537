/** What an identity provider asserts about a user. */
export type Assertion = {
  /** Permanent and unique at that provider. */
  subject: string
  /** The user name. */
  name: string
  /** Further claims, by name. */
  claims?: Readonly<Record<string, readonly string[]>> | undefined
}

/** The identity provider that Keystone trusts. */
export type TrustedProvider = {
  /** Keystone's client at the provider. */
  client: { readonly id: string; readonly secret: string }
  /** Its address, such as `http://127.0.0.1:8071`; `undefined` while it does not listen. */
  issuer(): string | undefined
  /** Identifies the user of a bearer token; `undefined` if the token is invalid. */
  readBearer(bearer: string): Promise<Assertion | undefined>
}
