import { InvalidParameterError } from '../errors/index.js'

/** What only a program on Node can decide, with the value that asks for nothing special. */
const nodeOptions = {
  verify: true,
  ca: undefined,
  cert: undefined,
  key: undefined,
  insecure: false,
  proxy: false,
}

/**
 * Refuses options about certificates and proxies: left without effect, they would make connections less safe, or less
 * strict, than the program believes.
 *
 * @throws InvalidParameterError saying where these options work
 */
export function refuseNodeOptions(options: object): void {
  for (const [parameter, usual] of Object.entries(nodeOptions)) {
    const value = (options as Record<string, unknown>)[parameter]
    if (value === undefined || value === null || value === usual) continue
    throw new InvalidParameterError({
      parameter,
      reason: 'cannot be honoured here',
      advice:
        'Browsers decide on certificates and proxies themselves. In Node, use `createClient` and `createSession` of @monasca/core/node, or give a `fetch` of your own.',
    })
  }
}
