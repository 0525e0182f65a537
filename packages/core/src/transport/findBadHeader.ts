import { InvalidParameterError } from '../errors/index.js'
import type { TransportRequest } from './types.js'

/**
 * Why a platform would reject the headers of a request, if it would: names are tokens, values are Latin-1 on one line.
 */
export function findBadHeader({ headers }: TransportRequest): InvalidParameterError | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (/^[!#$%&'*+.^`|~\w-]+$/.test(name) && !/[\0\r\n]|[^\0-\xff]/.test(value)) continue
    // The value may be a secret.
    return new InvalidParameterError({
      parameter: `headers.${name}`,
      reason: 'contains characters that are not allowed in an HTTP header',
      advice: 'Remove line ends, NUL and characters outside Latin-1.',
    })
  }
  return undefined
}
