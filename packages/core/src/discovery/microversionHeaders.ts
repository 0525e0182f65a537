import { InvalidParameterError } from '../errors/index.js'
import { formatVersion, normalizeVersion, type VersionInput } from './version.js'

const legacyHeaders: Readonly<Record<string, string>> = {
  compute: 'X-OpenStack-Nova-API-Version',
  baremetal: 'X-OpenStack-Ironic-API-Version',
  'shared-file-system': 'X-OpenStack-Manila-API-Version',
}

/**
 * The headers that request a microversion. Monasca has none; Nova, Cinder, Ironic and others do.
 *
 * @throws InvalidParameterError if it is not a microversion, such as `2.latest`, or there is no service type
 * @example
 * ```ts
 * microversionHeaders('2.90', 'compute') // OpenStack-API-Version: compute 2.90, and the older one of Nova
 * ```
 */
export function microversionHeaders(
  microversion: VersionInput,
  serviceType: string | undefined,
): Record<string, string> {
  const value = formatVersion(normalizeVersion(microversion, 'microversion'))
  if (value.endsWith('.latest')) {
    throw new InvalidParameterError({ parameter: 'microversion', reason: 'is not a number or `latest`' })
  }
  if (!serviceType) {
    throw new InvalidParameterError({ parameter: 'microversion', reason: 'needs a service type' })
  }
  const type = /^volume|^block-storage$/.test(serviceType)
    ? 'volume'
    : serviceType.startsWith('share')
      ? 'shared-file-system'
      : serviceType
  const legacy = Object.hasOwn(legacyHeaders, type) ? legacyHeaders[type] : undefined
  return { 'OpenStack-API-Version': `${type} ${value}`, ...(legacy && { [legacy]: value }) }
}
