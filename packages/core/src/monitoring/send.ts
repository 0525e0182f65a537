import { InvalidResponseError } from '../errors/index.js'
import { toText } from '../series/toText.js'
import { nextName, nextOffset } from './nextOffset.js'
import type { MonitoringRequest, Page, Requester, RequestOptions } from './requester.js'

/** An object of the server's JSON, members not yet looked at. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A request for a page of a list. */
export type ListRequest = Pick<MonitoringRequest, 'path' | 'query' | 'paging' | 'countPath'>

/** Sends a request whose answer is not looked at: 204, or whatever else means success. */
export async function sendRequest(
  requester: Requester,
  request: MonitoringRequest,
  options: RequestOptions,
): Promise<void> {
  await requester.request({ ...request, signal: options.signal, timeout: options.timeout })
}

/** Sends a request whose answer is one object; without `member`, where it is given, it is an answer to something else. */
export async function requestObject(
  requester: Requester,
  request: MonitoringRequest,
  options: RequestOptions,
  member?: string,
): Promise<JsonObject> {
  const body = await requester.request({ ...request, signal: options.signal, timeout: options.timeout })
  if (isObject(body) && (!member || member in body)) return body
  throw invalidResponse(request, member ? `an object with \`${member}\`` : 'a JSON object')
}

/** Asks for one page of a list; what the elements are is up to the caller. */
export async function requestPage(
  requester: Requester,
  list: ListRequest,
  options: RequestOptions,
): Promise<Page<unknown>> {
  const { signal, timeout } = options
  const request: MonitoringRequest = { method: 'GET', ...list, signal, timeout }
  // Lists are polled: not through `requestObject`, whose wait alone costs them a hundredth of their time.
  const body = (await requester.request(request)) as JsonObject | undefined
  const elements: unknown = body?.['elements']
  if (!Array.isArray(elements)) throw invalidResponse(request, 'a list with `elements`')
  return { elements, nextOffset: nextOffset(body?.['links'], elements.length) }
}

/** A list of texts. */
export type NamesRequest = ListRequest & {
  /** The one member of each element. */
  member: string
}

/**
 * Requests a page of a list of texts. The last text is the offset of the next page, rather than the link's:
 * servers put it into the link without encoding it.
 */
export async function requestNames(
  requester: Requester,
  { member, ...list }: NamesRequest,
  options: RequestOptions,
): Promise<Page<string>> {
  const page = await requestPage(requester, list, options)
  const names = page.elements.map((element) => toText(isObject(element) ? element[member] : element))
  return { elements: names, nextOffset: nextName(names, page.nextOffset) }
}

/** Whether a value of the server's JSON is an object, with members to read. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A reply that is JSON, and not what the request was for. */
export function invalidResponse(request: MonitoringRequest, expected: string): InvalidResponseError {
  return new InvalidResponseError({ method: request.method, url: request.path, status: 200, expected })
}
