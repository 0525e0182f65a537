/** A request that a scripted fetch got. */
export type ScriptedRequest = {
  method: string
  /** With its query. */
  url: string
  /** Names in lower case. */
  headers: Record<string, string>
  /** Parsed if it was JSON. */
  body: unknown
}

/** An answer of a scripted fetch. */
export type ScriptedReply = {
  /** @default 200 */
  status?: number | undefined
  headers?: Readonly<Record<string, string>> | undefined
  /** Text is sent as it is, anything else as JSON; `undefined` sends nothing. */
  body?: unknown
}

/** What a route answers: always the same, one after the other (the last one stays), or what a function makes. */
export type ScriptedRoute =
  | ScriptedReply
  | Error
  | readonly (ScriptedReply | Error)[]
  | ((request: ScriptedRequest) => ScriptedReply | Promise<ScriptedReply>)

/** A `fetch` that answers from a script and keeps what it was asked. */
export type ScriptedFetch = {
  fetch: (input: string, init?: RequestInit) => Promise<Response>
  /** Every request, in order. */
  requests: ScriptedRequest[]
  /** The requests to one route, such as `POST /v3/auth/tokens`. */
  requestsTo(route: string): ScriptedRequest[]
}

/** Whether an address is meant by a route's: the whole of it, or the end of its path. */
function fits(route: string, request: { method: string; url: string }): boolean {
  const [method, address = ''] = route.split(' ')
  const plain = request.url.split('?', 1).join()
  return method === request.method && [request.url, plain].some((url) => url.endsWith(address))
}

/**
 * Makes a `fetch` for tests. Routes are `METHOD address`, where the address may be just the end of the path. What no
 * route expects is an error that no test overlooks.
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
export function createScriptedFetch(routes: Readonly<Record<string, ScriptedRoute>>): ScriptedFetch {
  const requests: ScriptedRequest[] = []
  const turns = new Map<string, number>()

  async function choose(route: string, request: ScriptedRequest): Promise<ScriptedReply> {
    const script = routes[route]
    if (typeof script === 'function') return script(request)
    const list = Array.isArray(script) ? script : [script]
    const turn = turns.get(route) ?? 0
    turns.set(route, turn + 1)
    const reply: ScriptedReply | Error = list[Math.min(turn, list.length - 1)]
    if (reply instanceof Error) throw reply
    return reply
  }

  return {
    requests,
    requestsTo: (route) => requests.filter((request) => fits(route, request)),
    async fetch(input, init = {}) {
      init.signal?.throwIfAborted()
      const request: ScriptedRequest = {
        method: init.method ?? 'GET',
        url: input,
        headers: Object.fromEntries(new Headers(init.headers)),
        body: parse(init.body),
      }
      requests.push(request)
      const route = Object.keys(routes).find((candidate) => fits(candidate, request))
      if (route === undefined) throw new Error(`No route is scripted for ${request.method} ${input}.`)
      const { status = 200, headers = {}, body } = await choose(route, request)
      const json = typeof body !== 'string'
      return new Response(body === undefined ? null : json ? JSON.stringify(body) : body, {
        status,
        headers: { 'Content-Type': json ? 'application/json' : 'text/html', ...headers },
      })
    },
  }
}

function parse(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? undefined
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
