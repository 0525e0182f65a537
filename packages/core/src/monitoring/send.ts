import { InvalidResponseError } from '../errors/index.js'
import { toText } from '../series/toText.js'
import { nextName, nextOffset } from './nextOffset.js'
import type { MonitoringRequest, Page, Requester, RequestOptions } from './requester.js'

/** An object of the server's JSON with unchecked members. */
export type JsonObject = Readonly<Record<string, unknown>>

export type ListRequest = Pick<MonitoringRequest, 'path' | 'query' | 'paging' | 'countPath'>

/** Sends a request and ignores the response body: 204, or any other success. */
export async function sendRequest(
  requester: Requester,
  request: MonitoringRequest,
  options: RequestOptions,
): Promise<void> {
  await requester.request({ ...request, signal: options.signal, timeout: options.timeout })
}

/** Sends a request for one object, and checks that it has `member`. */
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

/** Requests one page of a list with unchecked elements. */
export async function requestPage(
  requester: Requester,
  list: ListRequest,
  options: RequestOptions,
): Promise<Page<unknown>> {
  const { signal, timeout } = options
  const request: MonitoringRequest = { method: 'GET', ...list, signal, timeout }
  // Lists are polled: one more `await` in `requestObject` would cost 1 % of their time.
  const body = (await requester.request(request)) as JsonObject | undefined
  const elements: unknown = body?.['elements']
  if (!Array.isArray(elements)) throw invalidResponse(request, 'a list with `elements`')
  return { elements, nextOffset: nextOffset(body?.['links'], elements.length) }
}

export type NamesRequest = ListRequest & {
  /** The only member of each element. */
  member: string
}

/**
 * Requests a page of a list of texts. The last text is the offset of the next page. The link is not used: servers do
 * not encode the text in it.
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

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Creates the error for JSON of an unexpected shape. */
export function invalidResponse(request: MonitoringRequest, expected: string): InvalidResponseError {
  return new InvalidResponseError({ method: request.method, url: request.path, status: 200, expected })
}
