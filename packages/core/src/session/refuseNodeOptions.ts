import { InvalidParameterError } from '../errors/index.js'

/** Options that only a program on Node can set, with their neutral values. */
const nodeOptions = {
  verify: true,
  ca: undefined,
  cert: undefined,
  key: undefined,
  insecure: false,
  proxy: false,
}

/**
 * Rejects options for certificates and proxies: ignored silently, they would leave connections less secure, or less
 * strict, than the caller expects.
 *
 * @throws InvalidParameterError that names where these options work
 */
export function refuseNodeOptions(options: object): void {
  for (const [parameter, usual] of Object.entries(nodeOptions)) {
    const value = (options as Record<string, unknown>)[parameter]
    if (value === undefined || value === null || value === usual) continue
    throw new InvalidParameterError({
      parameter,
      reason: 'is not supported here',
      advice:
        'Browsers choose certificates and proxies themselves. In Node, use @monasca/core/node or your own `fetch`.',
    })
  }
}
