import { V3AdfsPassword, V3FedKerb, V3Kerberos, V3OAuth1, V3SamlPassword } from '../../identity/index.js'

/** Python plugins that are not supported. Their classes throw an error that names the alternative. */
export const unsupported: Readonly<Record<string, () => unknown>> = {
  v3kerberos: () => new V3Kerberos(),
  v3fedkerb: () => new V3FedKerb(),
  v3samlpassword: () => new V3SamlPassword(),
  v3adfspassword: () => new V3AdfsPassword(),
  v3oauth1: () => new V3OAuth1(),
}
