import { EmptyCatalogError, EndpointNotFoundError } from '../errors/index.js'
import { type Fields, fieldsOf, listOf, textOf } from './json.js'
import { candidateTypes } from './serviceTypes.js'

/** `public`, `internal` or `admin`; the older `publicURL`, … are accepted. */
export type Interface = 'public' | 'internal' | 'admin' | (string & {})

/** Criteria for an endpoint; `undefined` members do not restrict the result. */
export type EndpointFilter = {
  serviceType?: string | undefined
  /** One, or several in order of preference. @default 'public' */
  interface?: Interface | readonly Interface[] | undefined
  regionName?: string | undefined
  /** Ignored for services without a name in the catalog. */
  serviceName?: string | undefined
  /** Ignored for services without an id in the catalog. */
  serviceId?: string | undefined
  endpointId?: string | undefined
}

/** One URL of one service. */
export type CatalogEndpoint = {
  readonly url: string
  readonly serviceType: string
  readonly serviceName: string | undefined
  readonly serviceId: string | undefined
  /** Without the suffix `URL`. */
  readonly interface: string | undefined
  readonly regionName: string | undefined
  readonly endpointId: string | undefined
}

function plainInterface(name: string): string {
  return name.replace(/URL$/, '')
}

/** v3 lists endpoints one by one; v2.0 has an object per region, with a member for each interface. */
function readEndpoints(service: Fields, serviceType: string): CatalogEndpoint[] {
  const shared = { serviceType, serviceName: textOf(service['name']), serviceId: textOf(service['id']) }
  return listOf(service['endpoints']).flatMap((element) => {
    const endpoint = fieldsOf(element)
    const place = {
      ...shared,
      regionName: textOf(endpoint['region_id']) ?? textOf(endpoint['region']),
      endpointId: textOf(endpoint['id']),
    }
    const pairs: (readonly [string | undefined, unknown])[] =
      'url' in endpoint
        ? [[textOf(endpoint['interface']), endpoint['url']]]
        : Object.entries(endpoint).filter(([name]) => name.endsWith('URL'))
    return pairs.flatMap(([name, url]) =>
      textOf(url) ? { ...place, url: url as string, interface: name && plainInterface(name) } : [],
    )
  })
}

/** The service catalog of a token, from either version of Keystone's API, and lookups in it. */
export class ServiceCatalog {
  /** The catalog as received. */
  readonly catalog: readonly unknown[]
  #endpoints: readonly CatalogEndpoint[] | undefined

  constructor(catalog: unknown) {
    this.catalog = listOf(catalog)
  }

  /** Every endpoint, in catalog order; services without a type and endpoints without a URL are skipped. */
  get endpoints(): readonly CatalogEndpoint[] {
    this.#endpoints ??= this.catalog.flatMap((element) => {
      const service = fieldsOf(element)
      const type = textOf(service['type'])
      return type ? readEndpoints(service, type) : []
    })
    return this.#endpoints
  }

  /**
   * The matching endpoints, best first.
   *
   * @example
   * ```ts
   * access.serviceCatalog.find({ serviceType: 'monitoring', interface: ['internal', 'public'] })
   * ```
   */
  find(filter: EndpointFilter = {}): readonly CatalogEndpoint[] {
    const { regionName, serviceName, serviceId, endpointId, serviceType } = filter
    const fits = this.endpoints.filter(
      (endpoint) =>
        (regionName === undefined || endpoint.regionName === regionName) &&
        (endpointId === undefined || endpoint.endpointId === endpointId) &&
        (serviceName === undefined || (endpoint.serviceName ?? serviceName) === serviceName) &&
        (serviceId === undefined || (endpoint.serviceId ?? serviceId) === serviceId),
    )
    const interfaces = [filter.interface ?? 'public'].flat().map(plainInterface)
    const choose = (candidates: readonly CatalogEndpoint[]) => {
      for (const name of interfaces) {
        const chosen = candidates.filter((endpoint) => endpoint.interface === name)
        if (chosen.length > 0) return chosen
      }
      return []
    }
    if (serviceType === undefined) {
      return [...new Set(fits.map((endpoint) => endpoint.serviceType))].flatMap((type) =>
        choose(fits.filter((endpoint) => endpoint.serviceType === type)),
      )
    }
    for (const type of candidateTypes(serviceType)) {
      // Catalogs write some types with underscores; only a request with the exact type may use them.
      const chosen = choose(
        fits.filter(({ serviceType: listed }) => listed === type || listed.replaceAll('_', '-') === type),
      )
      if (chosen.length > 0) return chosen
    }
    return []
  }

  /**
   * The first matching URL.
   *
   * @throws EmptyCatalogError if the token has no catalog: it is unscoped
   * @throws EndpointNotFoundError if nothing matches; it lists the services of the catalog
   * @example
   * ```ts
   * const url = access.serviceCatalog.urlFor({ serviceType: 'monitoring', regionName: 'RegionOne' })
   * ```
   */
  urlFor(filter: EndpointFilter & { serviceType: string }): string {
    const [first] = this.find(filter)
    if (first) return first.url
    const available = [
      ...new Set(
        this.endpoints.map((found) => `${found.serviceType} (${found.interface} in ${found.regionName})`),
      ),
    ]
    const failure = { ...filter, interface: filter.interface ?? 'public', available }
    throw new (this.catalog.length > 0 ? EndpointNotFoundError : EmptyCatalogError)(failure)
  }
}
