import type { Call } from './call.js'
import type { Exchange, TransportRequest } from './types.js'

/** Notifies the listener that an exchange has ended. */
export function report(
  call: Call,
  request: TransportRequest,
  started: number,
  outcome: { response?: Response; text?: string; error?: Error },
): void {
  const { response, text, error } = outcome
  const { method, url, headers, body, secrets = [] } = request
  const exchange: Exchange = {
    method,
    url,
    headers,
    body,
    status: response?.status,
    responseHeaders: response?.headers,
    responseBody: text,
    error,
    duration: (call.options.clock ?? Date.now)() - started,
    requestId: response?.headers.get('x-openstack-request-id') ?? undefined,
    attempt: call.attempt,
    secrets,
  }
  try {
    if (call.listener) call.listener(exchange)
  } catch {
    // An error in a log must not fail the request.
  }
}
