export type { Client } from './client.js'
export type {
  CreateClientOptions,
  PasswordClientOptions,
  SessionClientOptions,
  SharedClientOptions,
  TokenClientOptions,
} from './clientOptions.js'
export { createClient } from './createClient.js'
