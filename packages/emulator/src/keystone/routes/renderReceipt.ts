import type { Context } from 'hono'
import type { MissingMethodsError } from '../authentication/requireEnoughMethods.js'
import { renderTime } from '../tokens/renderToken.js'
import type { KeystoneEnvironment } from './environment.js'

/** The reply to a sign-in that is correct but needs further methods. */
export function renderReceipt(context: Context<KeystoneEnvironment>, error: MissingMethodsError): Response {
  const { receipt, receiptId, user, rules } = error
  context.header('Openstack-Auth-Receipt', receiptId)
  const body = {
    receipt: {
      methods: receipt.methods,
      user,
      expires_at: renderTime(receipt.expiresAt),
      issued_at: renderTime(receipt.issuedAt),
    },
    required_auth_methods: rules,
  }
  return context.json(body, 401)
}
