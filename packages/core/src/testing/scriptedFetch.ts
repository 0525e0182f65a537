/** A request that a scripted fetch received. */
export type ScriptedRequest = {
  method: string
  /** With its query. */
  url: string
  /** Method and URL in one line: `GET http://127.0.0.1:8070/v2.0/metrics`. */
  line: string
  /** Names in lower case. */
  headers: Record<string, string>
  /** Parsed if it was JSON; the fields of a form as an object; `undefined` without a body. */
  body: unknown
}

/** A response of a scripted fetch. */
export type ScriptedReply = {
  /** @default 200 */
  status?: number | undefined
  headers?: Readonly<Record<string, string>> | undefined
  /** Text is sent unchanged, as HTML; anything else as JSON; `undefined` sends no body. */
  body?: unknown
}

/** One response: a reply, an error that `fetch` rejects with, or a function that returns the reply. */
export type ScriptedStep =
  | ScriptedReply
  | Error
  | ((request: ScriptedRequest) => ScriptedReply | Promise<ScriptedReply>)

/** What a route responds: always the same, or a list in turn, whose last step repeats. */
export type ScriptedRoute = ScriptedStep | readonly ScriptedStep[]

/** A `fetch` that responds from a script and records its requests. */
export type ScriptedFetch = {
  fetch: (input: string, init?: RequestInit) => Promise<Response>
  /** Every request, in order. */
  requests: ScriptedRequest[]
  /** The requests to one route, such as `POST /v3/auth/tokens`. */
  requestsTo(route: string): ScriptedRequest[]
}

/** Whether a route names this request: by its whole URL, or by the end of its path. */
function fits(route: string, request: { method: string; url: string }): boolean {
  const [method, address = ''] = route.split(' ')
  const plain = request.url.split('?', 1).join()
  return method === request.method && [request.url, plain].some((url) => url.endsWith(address))
}

/**
 * Creates a `fetch` for tests. A record maps routes (`METHOD address`, where the address may be just the end of the path)
 * to responses, in any order; a list responds to all requests in turn. A request that the script does not expect rejects.
 *
 * @example
 * ```ts
 * const script = createScriptedFetch({
 *   'POST /v3/auth/tokens': { status: 201, headers: { 'X-Subject-Token': 'token' }, body: createV3Token() },
 *   'GET /v2.0/metrics': [{ status: 503 }, { body: { elements: [] } }],
 * })
 * const session = createSession({ auth, fetch: script.fetch })
 * expect(script.requestsTo('POST /v3/auth/tokens')).toHaveLength(1)
 * ```
 */
export function createScriptedFetch(
  script: Readonly<Record<string, ScriptedRoute>> | readonly ScriptedStep[],
): ScriptedFetch {
  const requests: ScriptedRequest[] = []
  const choose = isList(script) ? chooseInTurn(script) : chooseByRoute(script)
  return {
    requests,
    requestsTo: (route) => requests.filter((request) => fits(route, request)),
    async fetch(input, init = {}) {
      init.signal?.throwIfAborted()
      const method = init.method ?? 'GET'
      const headers = new Headers(init.headers)
      const request: ScriptedRequest = {
        method,
        url: input,
        line: `${method} ${input}`,
        headers: Object.fromEntries(headers),
        body: parse(init.body, headers.get('Content-Type')),
      }
      requests.push(request)
      const step = choose(request)
      if (step === undefined) throw new Error(`The script has no response to ${request.line}.`)
      if (step instanceof Error) throw step
      const reply = typeof step === 'function' ? await step(request) : step
      init.signal?.throwIfAborted()
      return toResponse(reply)
    },
  }
}

type Choose = (request: ScriptedRequest) => ScriptedStep | undefined

// `Array.isArray` does not narrow readonly lists.
const isList = <element>(value: unknown): value is readonly element[] => Array.isArray(value)

function chooseInTurn(steps: readonly ScriptedStep[]): Choose {
  let turn = 0
  return () => steps[turn++]
}

function chooseByRoute(routes: Readonly<Record<string, ScriptedRoute>>): Choose {
  const turns = new Map<string, number>()
  return (request) => {
    const route = Object.keys(routes).find((candidate) => fits(candidate, request))
    if (route === undefined) return undefined
    const script = routes[route]
    const steps = isList<ScriptedStep>(script) ? script : [script]
    const turn = turns.get(route) ?? 0
    turns.set(route, turn + 1)
    return steps[Math.min(turn, steps.length - 1)]
  }
}

function toResponse({ status = 200, headers = {}, body }: ScriptedReply): Response {
  const json = typeof body !== 'string'
  return new Response(body === undefined ? null : json ? JSON.stringify(body) : body, {
    status,
    headers: { 'Content-Type': json ? 'application/json' : 'text/html', ...headers },
  })
}

function parse(body: unknown, type: string | null): unknown {
  if (typeof body !== 'string' || body === '') return body || undefined
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(body))
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
