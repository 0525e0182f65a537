import { createClient } from '@monasca/core/node'
import { scopeKey } from './scopeKey'

/** The account of the display: it may only read. */
export const serverClient = createClient({
  username: 'reader',
  password: 'password',
  projectName: 'mini-mon',
  authUrl: 'http://127.0.0.1:8070/identity',
  scopeKey,
})
