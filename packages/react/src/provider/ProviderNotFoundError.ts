import { BaseError } from '@monasca/core'

/**
 * A hook or component of this package has no provider above it: `MonascaProvider`, `SessionProvider` or
 * `ConnectionProvider`.
 */
export class ProviderNotFoundError extends BaseError {
  override name = 'ProviderNotFoundError'
  override readonly code: string = 'provider_not_found'

  /** `props`: the required prop, for the advice. */
  constructor({
    provider = 'MonascaProvider',
    props = 'client={client}',
  }: { provider?: string; props?: string } = {}) {
    super(`A hook of @monasca/react has no \`${provider}\` above it.`, {
      metaMessages: [
        `Wrap the application: <${provider} ${props}>…</${provider}>.`,
        'If it is wrapped, two copies of @monasca/react are bundled: see `npm ls @monasca/react`.',
      ],
    })
  }
}
