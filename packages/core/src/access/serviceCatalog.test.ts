import { expect, test } from 'vitest'
import { EmptyCatalogError, EndpointNotFoundError } from '../errors/index.js'
import { createV2Catalog, createV3Catalog, type ServiceFixture, standardEndpoints } from '../testing/index.js'
import { type EndpointFilter, ServiceCatalog } from './index.js'

const services: ServiceFixture[] = [
  {
    type: 'monitoring',
    name: 'monasca',
    endpoints: [
      ...standardEndpoints({ public: 'http://pub', internal: 'http://int', admin: 'http://adm' }),
      ...standardEndpoints({ internal: 'http://int2' }, 'RegionTwo'),
    ],
  },
  { type: 'identity', name: 'keystone', endpoints: standardEndpoints({ public: 'http://key' }) },
]

const catalogs = [
  ['v3', new ServiceCatalog(createV3Catalog(services))],
  ['v2.0', new ServiceCatalog(createV2Catalog(services))],
] as const

const urls = (catalog: ServiceCatalog, filter: EndpointFilter) => catalog.find(filter).map(({ url }) => url)

test.each(catalogs)('default: returns the public URL, %s', (_, catalog) => {
  expect(catalog.urlFor({ serviceType: 'monitoring' })).toBe('http://pub')
})

test.each(catalogs)('interface: accepts names with and without the suffix URL, %s', (_, catalog) => {
  const find = (name: string | string[]) => urls(catalog, { serviceType: 'monitoring', interface: name })
  expect(find('admin')).toEqual(['http://adm'])
  expect(find('adminURL')).toEqual(['http://adm'])
  expect(find('internal')).toEqual(['http://int', 'http://int2'])
  expect(find(['nothing', 'admin', 'public'])).toEqual(['http://adm'])
})

test.each(catalogs)('interface: the region takes precedence over the preference, %s', (_, catalog) => {
  const filter = { serviceType: 'monitoring', regionName: 'RegionTwo', interface: ['public', 'internal'] }
  expect(urls(catalog, filter)).toEqual(['http://int2'])
})

test.each(catalogs)('without a type: returns the best endpoint of each service, %s', (_, catalog) => {
  expect(urls(catalog, { interface: ['admin', 'public'] })).toEqual(['http://adm', 'http://key'])
})

test('serviceName and serviceId: ignored for services that have none, endpointId never', () => {
  const named = new ServiceCatalog(createV3Catalog(services))
  expect(urls(named, { serviceType: 'monitoring', serviceName: 'other' })).toEqual([])
  expect(urls(named, { serviceType: 'monitoring', serviceId: 'monitoring-service' })).toEqual(['http://pub'])
  const endpoints = [{ interface: 'public', url: 'http://x' }]
  const nameless = new ServiceCatalog([{ type: 'monitoring', endpoints }])
  expect(urls(nameless, { serviceType: 'monitoring', serviceName: 'other', serviceId: 'other' })).toEqual([
    'http://x',
  ])
  expect(urls(nameless, { serviceType: 'monitoring', endpointId: 'other' })).toEqual([])
})

test('region_id wins over region; services without a type and endpoints without a URL are skipped', () => {
  const catalog = new ServiceCatalog([
    {
      type: 'monitoring',
      endpoints: [
        { interface: 'public', url: '' },
        { interface: 'public', url: null },
        { url: 'http://no-interface' },
        { interface: 'public', url: 'http://x', region: 'old', region_id: 'new' },
      ],
    },
    { endpoints: [{ interface: 'public', url: 'http://typeless' }] },
    'odd',
  ])
  expect(urls(catalog, { serviceType: 'monitoring', regionName: 'new' })).toEqual(['http://x'])
  expect(urls(catalog, { serviceType: 'monitoring', regionName: 'old' })).toEqual([])
  expect(urls(catalog, { serviceType: 'monitoring' })).toEqual(['http://x'])
})

test('aliases: an official name and its alias match, two aliases do not; the exact type wins', () => {
  const catalogOf = (...types: string[]) =>
    new ServiceCatalog(
      types.map((type) => ({ type, endpoints: [{ interface: 'public', url: `http://${type}` }] })),
    )
  const find = (catalog: ServiceCatalog, serviceType: string) => urls(catalog, { serviceType })
  expect(find(catalogOf('volumev2'), 'block-storage')).toEqual(['http://volumev2'])
  expect(find(catalogOf('volumev2', 'volumev3'), 'block-storage')).toEqual(['http://volumev3'])
  expect(find(catalogOf('block-storage'), 'volumev2')).toEqual(['http://block-storage'])
  expect(find(catalogOf('volumev2'), 'volume')).toEqual([])
  expect(find(catalogOf('block-storage', 'volume'), 'volume')).toEqual(['http://volume'])
  expect(find(catalogOf('block_storage'), 'block-storage')).toEqual(['http://block_storage'])
  expect(find(catalogOf('monitoring-log-api', 'monasca'), 'monitoring')).toEqual([])
})

test('error: no match lists the catalog’s services', () => {
  const catalog = new ServiceCatalog(createV3Catalog([services[1] as ServiceFixture]))
  const search = () =>
    catalog.urlFor({ serviceType: 'monitoring', regionName: 'RegionTwo', interface: ['internal'] })
  expect(search).toThrow(EndpointNotFoundError)
  expect(search).toThrowErrorMatchingInlineSnapshot(`
    [EndpointNotFoundError: The service catalog has no internal endpoint for "monitoring" in region "RegionTwo".
    Services in the catalog: identity (public in RegionOne)
    Pass the URL of the service as \`endpoint\`, or change \`serviceType\`, \`interface\` or \`regionName\`.]
  `)
})

test('error: no catalog, including for a list of types', () => {
  for (const catalog of [undefined, [], 'odd']) {
    const search = () => new ServiceCatalog(catalog).urlFor({ serviceType: 'block-storage' })
    expect(search).toThrow(EmptyCatalogError)
    expect(search).toThrow('scope')
  }
})
