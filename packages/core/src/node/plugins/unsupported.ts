const applicationCredential =
  'Make an application credential (openstack application credential create) and use `v3applicationcredential`'

const webSignOn =
  'Or sign in through the web sign-on of Keystone in a browser, and use the token that it gives, with `token`.'

/** Plugins of Python's that there are none of here, with what to use instead. */
export const unsupported: Readonly<Record<string, string>> = {
  v3kerberos: `${applicationCredential}: Kerberos needs a library of the operating system.`,
  v3fedkerb: `${applicationCredential}: Kerberos needs a library of the operating system. ${webSignOn}`,
  v3samlpassword: `${applicationCredential}, or one of the \`v3oidc…\` plugins if the identity provider speaks OpenID Connect. ${webSignOn}`,
  v3adfspassword: `Use one of the \`v3oidc…\` plugins: AD FS speaks OpenID Connect since 2016. ${webSignOn}`,
  v3oauth1: `${applicationCredential}, or \`v3oauth2clientcredential\`: they delegate as OAuth 1.0a does.`,
}
