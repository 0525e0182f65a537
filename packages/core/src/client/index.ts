export { bindClient } from './bindClient.js'
export type { Client } from './client.js'
export type {
  CreateClientOptions,
  PasswordClientOptions,
  SessionClientOptions,
  SharedClientOptions,
  TokenClientOptions,
} from './clientOptions.js'
export { createClient } from './createClient.js'
export { type CreateRequesterOptions, createRequester, type SessionRequester } from './createRequester.js'
