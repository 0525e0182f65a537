import {
  InvalidCredentialsError,
  InvalidParameterError,
  type MissingAuthMethodsError,
} from '../../errors/index.js'
import type { AuthMethod } from './authMethod.js'

/**
 * Represents the methods that Keystone has already accepted: sends their receipt in the header
 * `Openstack-Auth-Receipt`. Combine it with a missing method.
 *
 * @throws InvalidParameterError if there is no receipt; in a browser, CORS may hide it
 * @example
 * ```ts
 * if (error instanceof MissingAuthMethodsError) {
 *   const rest = totpMethod({ username: 'mini-mon', userDomainId: 'default', passcode: '123456' })
 *   return new V3Auth({ authUrl: 'https://cloud.example.org/identity/v3', methods: [receiptMethod({ error }), rest] })
 * }
 * ```
 */
export function receiptMethod(options: { receipt: string } | { error: MissingAuthMethodsError }): AuthMethod {
  const receipt = 'error' in options ? options.error.receipt : options.receipt
  if (!receipt) throw new InvalidParameterError({ parameter: 'receipt', reason: 'is missing' })
  return {
    name: undefined,
    elements: [],
    read: () => ({ headers: { 'Openstack-Auth-Receipt': receipt } }),
    refusal: {
      error: InvalidCredentialsError,
      sentence: 'Keystone refused the receipt.',
      advice: 'Receipts expire after minutes: start again with the first method.',
    },
    repeatable: true,
  }
}
