import { inject } from 'vitest'

/** Where the lab's parts are: what its `up.sh` writes to `lab.json`. */
export type Lab = {
  /** Ends in `/v3`, as the other addresses of Keystone. */
  keystone: string
  keystoneTls: string
  /** Its tokens live a few seconds. */
  keystoneShort: string
  /** The OpenID provider. */
  idp: string
  /** The pages that may use Keystone from a browser. */
  origins: string[]
  /** The folder of `ca.pem`, `client.pem`, `client.key` and others. */
  certificates: string
  /** Apache's, a line for each request: method, path, status and user agent. */
  accessLog: string
  /** The folder of everything. */
  folder: string
}

declare module 'vitest' {
  interface ProvidedContext {
    lab: Lab
  }
}

/** The lab of this run. */
export const lab: Lab = inject('lab')
