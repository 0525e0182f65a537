import type { MonitoringRequest, Requester } from '@monasca/core'

/** A requester that replies from a table and records its requests. */
export type RecordingRequester = Requester & {
  readonly requests: MonitoringRequest[]
}

/** A JSON body, or a function that creates one, throws, or waits. */
export type Answer = unknown | ((request: MonitoringRequest) => unknown)

/** Replies by `METHOD /path`; with an empty list where the table has no entry. */
export function createRecordingRequester(
  answers: Readonly<Record<string, Answer>> = {},
  scope = 'mini-mon',
): RecordingRequester {
  const requests: MonitoringRequest[] = []
  return {
    scope,
    requests,
    async request(request) {
      requests.push(request)
      const answer = answers[`${request.method} ${request.path}`]
      if (typeof answer === 'function') return await answer(request)
      return answer ?? { links: [], elements: [] }
    },
  }
}
