import {
  ConnectionError,
  type HttpRequestError,
  InvalidResponseError,
  RedirectError,
} from '../errors/index.js'
import { httpErrorClass, titleOf } from './httpErrorClass.js'
import { parseLoosely } from './parseLoosely.js'
import { safeUrl } from './safeUrl.js'
import type { TransportRequest } from './types.js'

// The errors of a request while `failures/` cannot be loaded, for example without a network: the same classes,
// without what the server or the platform says, which may contain secrets.

function placeOf({ method, url }: TransportRequest): { method: string; url: string } {
  return { method, url: safeUrl(url) }
}

/** The error for a request without a response. */
export function plainConnectionError(request: TransportRequest): ConnectionError {
  return new ConnectionError(placeOf(request))
}

/** The error for a redirect. */
export function plainRedirectError(request: TransportRequest): RedirectError {
  return new RedirectError(placeOf(request))
}

/** The error for a response of status 400 or above. */
export function plainHttpError(request: TransportRequest, status: number, text: string): HttpRequestError {
  const body = parseLoosely(text)
  const Class = httpErrorClass(status, titleOf(body), body)
  return new Class({ ...placeOf(request), status })
}

/** The error for a successful response that cannot be read. */
export function plainInvalidResponseError(request: TransportRequest, status: number): InvalidResponseError {
  return new InvalidResponseError({ ...placeOf(request), status, expected: 'JSON' })
}
