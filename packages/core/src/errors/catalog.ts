import { BaseError } from './base.js'

/** The endpoint that was searched for in the service catalog. */
export type EndpointNotFoundErrorOptions = {
  serviceType: string
  interface?: string | readonly string[] | undefined
  regionName?: string | undefined
  serviceName?: string | undefined
  /** Service types that the catalog contains. */
  available: readonly string[]
}

/** The service catalog of the token has no endpoint that matches the request. */
export class EndpointNotFoundError extends BaseError {
  override name = 'EndpointNotFoundError'
  override readonly code: string = 'endpoint_not_found'
  readonly serviceType: string
  readonly available: readonly string[]

  constructor(options: EndpointNotFoundErrorOptions) {
    const { serviceType, regionName, serviceName, available } = options
    const names = options.interface === undefined ? '' : `${[options.interface].flat().join(' or ')} `
    const where = [
      regionName === undefined ? '' : ` in region "${regionName}"`,
      serviceName === undefined ? '' : ` named "${serviceName}"`,
    ].join('')
    super(`The service catalog has no ${names}endpoint for "${serviceType}"${where}.`, {
      metaMessages: [
        available.length > 0
          ? `Services in the catalog: ${available.join(', ')}`
          : 'The catalog is empty: the token is unscoped, or was requested without a catalog. Select a project.',
        'Pass the URL of the service as `endpoint`, or change `serviceType`, `interface` or `regionName`.',
      ],
    })
    this.serviceType = serviceType
    this.available = available
  }
}

/** The token carries no service catalog: it is unscoped, or was requested without one. */
export class EmptyCatalogError extends EndpointNotFoundError {
  override name = 'EmptyCatalogError'
  override readonly code: string = 'empty_catalog'
}
