import type { MonitoringRequest, Requester } from '../src/monitoring/index.js'

/** A requester that records its requests and returns the given bodies in turn, then `undefined`. */
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

/** A response to a list; its `next` link ends in `next`, if given. */
export function listReply(elements: readonly unknown[], next?: string): unknown {
  const self = { rel: 'self', href: 'http://monasca/v2.0/list' }
  const links =
    next === undefined ? [self] : [self, { rel: 'next', href: `http://monasca/v2.0/list?${next}` }]
  return { links, elements }
}
