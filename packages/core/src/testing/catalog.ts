/** An endpoint for a test catalog. */
export type EndpointFixture = {
  /** @default 'public' */
  interface?: string | undefined
  url: string
  /** @default 'RegionOne' */
  region?: string | undefined
  id?: string | undefined
}

/** A service for a test catalog. */
export type ServiceFixture = {
  type: string
  /** @default the type */
  name?: string | undefined
  id?: string | undefined
  endpoints: readonly EndpointFixture[]
}

/**
 * The three usual endpoints of a service in one region.
 *
 * @example
 * ```ts
 * standardEndpoints({ public: 'http://127.0.0.1:8070/v2.0' })
 * ```
 */
export function standardEndpoints(
  urls: { public?: string | undefined; internal?: string | undefined; admin?: string | undefined },
  region = 'RegionOne',
): EndpointFixture[] {
  return Object.entries(urls).flatMap(([name, url]) => (url ? [{ interface: name, url, region }] : []))
}

/** Services in the format of a v3 catalog: one entry for each endpoint. */
export function createV3Catalog(services: readonly ServiceFixture[]): Record<string, unknown>[] {
  return services.map(({ type, name = type, id = `${type}-service`, endpoints }) => ({
    type,
    name,
    id,
    endpoints: endpoints.map(
      ({ interface: access = 'public', url, region = 'RegionOne', id: endpointId }) => ({
        id: endpointId ?? `${type}-${access}-${region}`,
        interface: access,
        region,
        region_id: region,
        url,
      }),
    ),
  }))
}

/** Services in the format of a v2.0 catalog: one entry for each region, with a member for each interface. */
export function createV2Catalog(services: readonly ServiceFixture[]): Record<string, unknown>[] {
  return services.map(({ type, name = type, endpoints }) => {
    const regions = new Map<string, Record<string, unknown>>()
    for (const { interface: access = 'public', url, region = 'RegionOne', id } of endpoints) {
      const entry = regions.get(region) ?? { region, id: id ?? `${type}-${region}` }
      entry[`${access}URL`] = url
      regions.set(region, entry)
    }
    return { type, name, endpoints: [...regions.values()], endpoints_links: [] }
  })
}
