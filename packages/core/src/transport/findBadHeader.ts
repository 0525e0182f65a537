import { InvalidParameterError } from '../errors/index.js'
import type { TransportRequest } from './types.js'

/** Why a platform refuses the headers of a request, if it does: names are tokens, values are Latin-1 on one line. */
export function findBadHeader({ headers }: TransportRequest): InvalidParameterError | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (/^[!#$%&'*+.^`|~\w-]+$/.test(name) && !/[\0\r\n]|[^\0-\xff]/.test(value)) continue
    // The value may be a secret.
    return new InvalidParameterError({
      parameter: `headers.${name}`,
      reason: 'has characters that an HTTP header cannot carry',
      advice: 'Line ends, NUL and characters beyond Latin-1 are among them.',
    })
  }
  return undefined
}
