import { BaseError } from '@monasca/core'

/**
 * A hook of this package was called in a component without a `MonascaProvider` above it.
 */
export class ProviderNotFoundError extends BaseError {
  override name = 'ProviderNotFoundError'
  override readonly code: string = 'provider_not_found'

  constructor() {
    super('A hook of @monasca/react has no `MonascaProvider` above it.', {
      metaMessages: [
        'Wrap the application: <MonascaProvider client={client}>…</MonascaProvider>.',
        'If it is wrapped, two copies of @monasca/react are bundled: see `npm ls @monasca/react`.',
      ],
    })
  }
}
