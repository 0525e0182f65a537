import {
  type HttpRequestError,
  type HttpRequestErrorOptions,
  MultipleMetricsError,
  NotFoundError,
} from '../errors/index.js'
import { excerpt } from './excerpt.js'
import { httpErrorClass } from './httpErrorClass.js'
import { parseRetryAfter } from './parseRetryAfter.js'
import { safeUrl } from './safeUrl.js'
import { maskMembers } from './secretNames.js'
import { createRedactor, maskNamedValues } from './secrets.js'
import type { TransportRequest } from './types.js'

type Words = { title?: string | undefined; details?: string | undefined }
type Fields = Record<string, unknown>

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `snake_case` of Java's wrapping key as words: `unprocessable_entity` → `unprocessable entity`. */
function toTitle(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')
}

/** Extracts the server's words from every body format of Keystone, both Monascas, OAuth servers and proxies. */
export function readWords(body: unknown): Words {
  if (!isFields(body)) return { details: typeof body === 'string' ? text(excerpt(body)) : undefined }
  const { error, errors } = body
  if (isFields(error)) {
    const details = [text(error['message']), text(error['details'])].filter(Boolean).join(' ')
    return { title: text(error['title']), details: text(details) }
  }
  if (text(error)) return { title: text(error), details: text(body['error_description']) }
  if (text(body['title']) || text(body['description'])) {
    return { title: text(body['title']), details: text(body['description']) }
  }
  if (Array.isArray(errors)) {
    const first: unknown = errors[0]
    return isFields(first) ? { title: text(first['title']), details: text(first['detail']) } : {}
  }
  const [only, ...others] = Object.entries(body)
  if (only && others.length === 0 && isFields(only[1])) {
    return { title: toTitle(only[0]), details: text(only[1]['message']) }
  }
  return { details: text(body['message']) ?? excerpt(JSON.stringify(body)) }
}

const authMethodName = /^(password|token|totp|application_credential|external|mapped)$/

/**
 * The beginning of a text that is not JSON, without secrets. The response to an authentication is not quoted where it
 * may begin with the requested token: an unknown token cannot be found and masked.
 *
 * @param isSuccess - whether the status promises the requested result
 */
export function quote(request: TransportRequest, raw: string, isSuccess: boolean): string | undefined {
  const isToken = request.secrets !== undefined && (isSuccess || /^\s{0,99}[[{"]/.test(raw))
  return isToken ? undefined : text(excerpt(maskNamedValues(createRedactor(request).text(raw))))
}

/** A resource of Monasca at an address without a version. */
const unversioned = /^(?!.*\/v\d).*\/(metrics|alarm|notification-methods)/

function advise(Class: typeof HttpRequestError, url: string, title = ''): string | undefined {
  // Monasca takes the first part of a path for a version; a proxy in front of it knows only its own paths.
  if (/^invalid version/i.test(title) || (Class === NotFoundError && unversioned.test(url)))
    return 'Check `endpoint`: it must end in /v2.0.'
  if (Class === MultipleMetricsError) return 'Narrow `dimensions`, or use `mergeMetrics` or `groupBy`.'
  return undefined
}

/** Converts a response of status 400 or above into a typed error, without the secrets of the request. */
export function toHttpError(
  request: TransportRequest,
  response: Response,
  raw: string,
  now: number = Date.now(),
): HttpRequestError {
  const redact = createRedactor(request)
  const { status, headers } = response
  const receipt = text(headers.get('openstack-auth-receipt'))
  // With a receipt Keystone lists auth methods by name, and a user's password may equal such a name.
  const isName = (value: unknown) =>
    receipt !== undefined && typeof value === 'string' && authMethodName.test(value)
  let body: unknown
  try {
    body = redact.value(JSON.parse(raw), isName)
    if (request.secrets) body = maskMembers(body)
  } catch {
    body = quote(request, raw, false)
  }
  const { title, details } = readWords(body)
  const options: HttpRequestErrorOptions = {
    status,
    method: request.method,
    url: redact.text(safeUrl(request.url)),
    title: title ?? text(redact.text(response.statusText)),
    details,
    requestId: text(redact.text(headers.get('x-openstack-request-id') ?? '')),
    retryAfter: parseRetryAfter(headers.get('retry-after'), now),
    body,
    receipt,
  }
  const Class = httpErrorClass(status, title, body)
  const advice = advise(Class, options.url, title)
  return new Class({ ...options, metaMessages: advice ? [advice] : [] })
}
