import type { MonitoringRequest, Requester } from '../src/monitoring/index.js'

/** A requester that keeps what it is asked, and answers with the given bodies in turn; with nothing when they run out. */
export type RecordingRequester = Requester & { readonly requests: MonitoringRequest[] }

export function recordRequests(...bodies: readonly unknown[]): RecordingRequester {
  const requests: MonitoringRequest[] = []
  return {
    scope: 'test',
    requests,
    request: (request) => {
      requests.push(request)
      return Promise.resolve(bodies[requests.length - 1])
    },
  }
}

/** A reply to a list, with a `next` link that ends in `next` when that is given. */
export function listReply(elements: readonly unknown[], next?: string): unknown {
  const self = { rel: 'self', href: 'http://monasca/v2.0/list' }
  const links =
    next === undefined ? [self] : [self, { rel: 'next', href: `http://monasca/v2.0/list?${next}` }]
  return { links, elements }
}
