import { createFetch, type FetchOptions } from 'ofetch'
import type { TransportOptions } from './types.js'

/** Sends one request, and resolves to its response, whatever its status. */
export type Sender = (url: string, init: RequestInit) => Promise<Response>

/** Hides a response from ofetch, which opens the stream of every body: in browsers that takes 5 % of a short request. */
type Hidden = { response: Response }

/** Leaves headers as they are: a `Headers` object takes browsers a seventh of a short request. */
class PlainHeaders {
  constructor(given: HeadersInit) {
    // biome-ignore lint/correctness/noConstructorReturn: ofetch calls it with `new`
    return given
  }
}

/** Creates the function that calls ofetch. It is left to ofetch to send a request, not to read, retry or reject it. */
export function createSender(options: Pick<TransportOptions, 'fetch'>): Sender {
  const send = options.fetch ?? ((input: string, init?: RequestInit) => globalThis.fetch(input, init))
  const fetch = ((input: string, init?: RequestInit): Promise<Hidden> =>
    send(input, init).then((response) => ({ response }))) as unknown as typeof globalThis.fetch
  const { raw } = createFetch({ fetch })
  // A custom `fetch` may rely on the methods of `Headers`, and ofetch does for requests with a body.
  const { raw: rawRead } = options.fetch
    ? { raw }
    : createFetch({ fetch, Headers: PlainHeaders as unknown as typeof Headers })
  return async (url, init) => {
    const sent = Object.assign(init, { ignoreResponseError: true, retry: false } as const)
    const hidden: unknown = await (init.body ? raw : rawRead)(url, sent as FetchOptions<'json'>)
    return (hidden as Hidden).response
  }
}
