import { inject } from 'vitest'

/** The addresses of the lab's parts, which its `up.sh` writes to `lab.json`. */
export type Lab = {
  /** Ends in `/v3`, like the other URLs of Keystone. */
  keystone: string
  keystoneTls: string
  /** Its tokens expire after a few seconds. */
  keystoneShort: string
  /** The OpenID provider. */
  idp: string
  /** The origins that may use Keystone from a browser. */
  origins: string[]
  /** The folder with `ca.pem`, `client.pem`, `client.key` and others. */
  certificates: string
  /** Apache's access log, a line per request: method, path, status and user agent. */
  accessLog: string
  /** The lab's root folder. */
  folder: string
}

declare module 'vitest' {
  interface ProvidedContext {
    lab: Lab
  }
}

/** The lab of this test run. */
export const lab: Lab = inject('lab')
