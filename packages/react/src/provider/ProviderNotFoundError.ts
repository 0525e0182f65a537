import { BaseError } from '@monasca/core'

const usage = {
  MonascaProvider: '<MonascaProvider client={client}>',
  SessionProvider: '<SessionProvider manager={manager}>',
}

/**
 * A hook or component of this package has no `MonascaProvider` or `SessionProvider` above it.
 */
export class ProviderNotFoundError extends BaseError {
  override name = 'ProviderNotFoundError'
  override readonly code: string = 'provider_not_found'

  constructor({ provider = 'MonascaProvider' }: { provider?: keyof typeof usage } = {}) {
    super(`A hook of @monasca/react has no \`${provider}\` above it.`, {
      metaMessages: [
        `Wrap the application: ${usage[provider]}…</${provider}>.`,
        'If it is wrapped, two copies of @monasca/react are bundled: see `npm ls @monasca/react`.',
      ],
    })
  }
}
