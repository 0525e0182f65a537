/** What an identity provider says of someone. */
export type Assertion = {
  /** Never changes, and is nobody else's at that provider. */
  subject: string
  /** What people are called by. */
  name: string
  /** Further things that it says of them, by the names of the claims. */
  claims?: Readonly<Record<string, readonly string[]>> | undefined
}

/** The identity provider that Keystone trusts. */
export type TrustedProvider = {
  /** What Keystone is to the provider. */
  client: { readonly id: string; readonly secret: string }
  /** Where it is, such as `http://127.0.0.1:8071`; `undefined` while it does not listen. */
  issuer(): string | undefined
  /** Who stands behind a bearer token; `undefined` when the token is not good. */
  readBearer(bearer: string): Promise<Assertion | undefined>
}
