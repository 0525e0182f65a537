import {
  InvalidCredentialsError,
  InvalidParameterError,
  type MissingAuthMethodsError,
} from '../../errors/index.js'
import type { AuthMethod } from './authMethod.js'

/**
 * Stands for the methods that Keystone has accepted already: sends their receipt in the header
 * `Openstack-Auth-Receipt`. Goes together with a method that is missing.
 *
 * @throws InvalidParameterError when there is no receipt, which in a browser is so when CORS hides it
 * @example
 * ```ts
 * new V3Auth({ authUrl, projectId, methods: [receiptMethod({ error }), totpMethod({ userId, passcode })] })
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
      advice: 'Receipts live for minutes: begin again with the first method.',
    },
    repeatable: true,
  }
}
