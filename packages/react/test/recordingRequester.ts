import type { MonitoringRequest, Requester } from '@monasca/core'

/** A requester that answers from a table and keeps what it was asked. */
export type RecordingRequester = Requester & {
  readonly requests: MonitoringRequest[]
}

/** What to answer: a JSON body, or a function that makes one, throws, or waits. */
export type Answer = unknown | ((request: MonitoringRequest) => unknown)

/** Answers by `METHOD /path`; a list without elements to what the table lacks. */
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
