import { expect, onTestFinished, test, vi } from 'vitest'
import { listen } from '../../test/support/listen.js'
import {
  ConnectionError,
  ForbiddenError,
  InvalidResponseError,
  RedirectError,
  ServiceUnavailableError,
  TimeoutError,
  UnauthorizedError,
} from '../errors/index.js'
import { createScriptedFetch, type ScriptedRoute } from '../testing/index.js'
import { createTransport, type TransportOptions, type TransportRequest } from './index.js'

const get = (url: string, more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'GET',
  url,
  headers: { Accept: 'application/json' },
  ...more,
})

/** A transport over scripted responses that waits no longer than a millisecond between attempts. */
function scripted(route: ScriptedRoute, options: TransportOptions = {}, method = 'GET') {
  const script = createScriptedFetch({ [`${method} /x`]: route })
  return { send: createTransport({ fetch: script.fetch, random: () => -0.995, ...options }), ...script }
}

/** Time passes only when the test advances it, until the test ends. */
function useFakeTimers(): void {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

test('default: returns parsed JSON, status and headers', async () => {
  const server = await listen(() => ({ status: 201, headers: { 'x-subject-token': 't' }, body: { a: 1 } }))
  const answer = await createTransport()(get(`${server.url}/x?y=1`))
  expect([answer.status, answer.body, answer.headers.get('X-Subject-Token')]).toEqual([201, { a: 1 }, 't'])
  expect(server.requests[0]?.headers['accept']).toBe('application/json')
})

test('behavior: status 300 is a successful response; an empty body is undefined', async () => {
  const server = await listen(({ url }) =>
    url === '/300' ? { status: 300, body: { versions: [] } } : { status: 204 },
  )
  const send = createTransport()
  expect(await send(get(`${server.url}/300`))).toMatchObject({ status: 300, body: { versions: [] } })
  expect((await send(get(`${server.url}/204`))).body).toBeUndefined()
})

test('behavior: the global fetch is looked up at each call', async () => {
  const server = await listen(() => ({ body: 'ours' }))
  const send = createTransport()
  const original = globalThis.fetch
  try {
    globalThis.fetch = async () => new Response('"theirs"')
    expect((await send(get(server.url))).body).toBe('theirs')
  } finally {
    globalThis.fetch = original
  }
})

test('behavior: requests carry no cookies and only the requested headers', async () => {
  const inits: RequestInit[] = []
  const send = createTransport({
    fetch: async (_, init) => {
      inits.push(init ?? {})
      return new Response('{}')
    },
  })
  await send(get('http://k/x'))
  expect(inits[0]).toMatchObject({ credentials: 'omit', redirect: 'manual', method: 'GET' })
  expect([...new Headers(inits[0]?.headers)]).toEqual([['accept', 'application/json']])
})

test('error: HTML with status 200 is reported as a short excerpt', async () => {
  const { send } = scripted({ body: `<html><style>p{}</style><h1>Login</h1>${'word '.repeat(99)}` })
  const error = await failure(send(get('http://user:pw@h/x?token=1')))
  expect(error).toBeInstanceOf(InvalidResponseError)
  expect((error as InvalidResponseError).details).toMatch(/^Login word .{180,200}…$/)
  expect((error as InvalidResponseError).url).toBe('http://h/x')
})

test('error: broken JSON is an invalid response', async () => {
  const { send } = scripted({ body: '{"elements": [' })
  expect(await failure(send(get('http://h/x')))).toBeInstanceOf(InvalidResponseError)
})

test('retries: reads are retried after 429, 502, 503, 504 and connection errors', async () => {
  for (const status of [429, 502, 503, 504]) {
    const { send, requests } = scripted([{ status }, { body: 1 }])
    expect((await send(get('http://h/x'))).body).toBe(1)
    expect(requests).toHaveLength(2)
  }
  const { send, requests } = scripted([
    new TypeError('fetch failed'),
    new TypeError('fetch failed'),
    { body: 1 },
  ])
  expect((await send(get('http://h/x'))).body).toBe(1)
  expect(requests).toHaveLength(3)
})

test('retries: no retries for writes, for other statuses, or with retries: 0', async () => {
  const post = scripted({ status: 503 }, {}, 'POST')
  const refused = await failure(post.send({ ...get('http://h/x'), method: 'POST', body: '{}' }))
  expect(refused).toBeInstanceOf(ServiceUnavailableError)
  const broken = scripted({ status: 500 })
  await failure(broken.send(get('http://h/x')))
  const none = scripted({ status: 503 })
  await failure(none.send(get('http://h/x', { retries: 0 })))
  expect([post.requests, broken.requests, none.requests].map((list) => list.length)).toEqual([1, 1, 1])
})

test('retries: two by default, then the last error is thrown', async () => {
  const { send, requests } = scripted({ status: 503, body: { title: 'Service unavailable' } })
  expect(await failure(send(get('http://h/x')))).toMatchObject({ code: 'service_unavailable' })
  expect(requests).toHaveLength(3)
})

test('retries: Retry-After is respected', async () => {
  useFakeTimers()
  const { send, requests } = scripted([{ status: 503, headers: { 'Retry-After': '1' } }, { body: 1 }])
  const sent = send(get('http://h/x'))
  await vi.advanceTimersByTimeAsync(999)
  expect(requests).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await sent).toMatchObject({ body: 1 })
  expect(requests).toHaveLength(2)
})

test('retries: none when Retry-After exceeds the remaining time', async () => {
  for (const options of [{ timeout: 500 }, { timeout: 0 }]) {
    const { send, requests } = scripted({ status: 503, headers: { 'Retry-After': '61' } }, options)
    const error = await failure(send(get('http://h/x')))
    expect(error).toMatchObject({ code: 'service_unavailable', retryAfter: 61 })
    expect(requests).toHaveLength(1)
  }
})

test('retries: delays double, with jitter', async () => {
  useFakeTimers()
  const marks: number[] = []
  const { send } = scripted(
    () => {
      marks.push(performance.now())
      return { status: 503 }
    },
    { random: () => 0 },
  )
  const failed = failure(send(get('http://h/x')))
  await vi.advanceTimersByTimeAsync(10_000)
  await failed
  expect(marks.slice(1).map((time, index) => time - (marks[index] ?? 0))).toEqual([250, 500])
})

test('abort: rejects with the reason itself, before, during and between attempts', async () => {
  const reason = { why: 'left the page' }
  const before = scripted({ body: 1 })
  expect(await failure(before.send(get('http://h/x', { signal: AbortSignal.abort(reason) })))).toBe(reason)
  expect(before.requests).toHaveLength(0)

  const server = await listen(() => undefined)
  const during = new AbortController()
  const pending = failure(createTransport()(get(server.url, { signal: during.signal })))
  await expect.poll(() => server.requests.length).toBe(1)
  during.abort(reason)
  expect(await pending).toBe(reason)

  const between = new AbortController()
  useFakeTimers()
  const { send, requests } = scripted({ status: 503 }, { random: () => 1 })
  const waiting = failure(send(get('http://h/x', { signal: between.signal })))
  await vi.advanceTimersByTimeAsync(50)
  expect(requests).toHaveLength(1)
  between.abort(reason)
  expect(await waiting).toBe(reason)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(requests).toHaveLength(1)
})

test('abort: rejects even if fetch ignores the signal', async () => {
  const controller = new AbortController()
  const send = createTransport({ fetch: () => new Promise(() => {}) })
  const pending = failure(send(get('http://h/x', { signal: controller.signal })))
  controller.abort('enough')
  expect(await pending).toBe('enough')
})

test('timeout: covers the body, names the limit, is not retried, and aborts the request', async () => {
  const closed: boolean[] = []
  const server = await listen((_, response) => {
    response.on('close', () => closed.push(response.writableFinished))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"elements":[')
    return undefined
  })
  const error = await failure(createTransport({ timeout: 80 })(get(server.url)))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ timeout: 80, code: 'timeout' })
  await expect.poll(() => closed).toEqual([false])
  expect(server.requests).toHaveLength(1)
})

test('timeout: also applies to a fetch that ignores signals', async () => {
  const send = createTransport({ fetch: () => new Promise(() => {}), timeout: 20 })
  expect(await failure(send(get('http://h/x')))).toBeInstanceOf(TimeoutError)
})

test('timeout: a long timeout uses no signal and drops a late response', async () => {
  vi.useFakeTimers()
  let init: RequestInit | undefined
  let answer: (response: Response) => void = () => {}
  const send = createTransport({
    timeout: 30_000,
    fetch: (_, given) => {
      init = given
      return new Promise((resolve) => {
        answer = resolve
      })
    },
  })
  const pending = failure(send(get('http://h/x')))
  expect(init?.signal).toBeUndefined()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await pending).toBeInstanceOf(TimeoutError)
  vi.useRealTimers()
  const dropped = await new Promise((resolve) => {
    answer(new Response(new ReadableStream({ cancel: () => resolve(true) })))
  })
  expect(dropped).toBe(true)
})

test('timeout: 0, and values too large for a timer, never time out', async () => {
  for (const timeout of [0, 2 ** 31, Number.POSITIVE_INFINITY]) {
    const { send } = scripted(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { body: 1 }
    })
    expect((await send(get('http://h/x', { timeout }))).body).toBe(1)
  }
})

test('error: a refused connection names the URL and what to check', async () => {
  const { url, server } = await listen(() => undefined)
  await new Promise((resolve) => server.close(resolve))
  const error = await failure(createTransport({ retries: 0 })(get(`${url}/x?secret=1`)))
  expect(error).toBeInstanceOf(ConnectionError)
  expect((error as Error).message.replaceAll(/:\d+/g, ':PORT')).toMatchInlineSnapshot(`
    "No connection to http://127.0.0.1:PORT/x.
    Nothing is listening there: check host and port, and that the service is running.
    Details: connect ECONNREFUSED 127.0.0.1:PORT"
  `)
})

test('error: an unknown host is named as the cause', async () => {
  const error = await failure(createTransport({ retries: 0 })(get('http://no-such-host.invalid/x')))
  expect((error as Error).message).toContain('The host name is unknown')
})

test('error: in a browser, which hides the reason, the hint names CORS and mixed content', async () => {
  const { send } = scripted(new TypeError('Failed to fetch'))
  Object.assign(globalThis, { document: {} })
  try {
    const error = await failure(send(get('http://h/x', { retries: 0 })))
    expect((error as Error).message).toMatch(/CORS .* https requested an http URL/)
  } finally {
    Reflect.deleteProperty(globalThis, 'document')
  }
})

test('error: outside browsers, a reason without a code gets no hint about browsers', async () => {
  const error = await failure(createTransport({ retries: 0 })(get('http://127.0.0.1:1/x')))
  expect((error as Error).message).toBe('No connection to http://127.0.0.1:1/x.\nDetails: bad port')
})

test('error: a controller passed as signal is rejected and leaves no timer behind', async () => {
  vi.useFakeTimers()
  try {
    const { send, requests } = scripted({ body: {} })
    const signal = new AbortController() as unknown as AbortSignal // what untyped programs do
    expect(await failure(send(get('http://h/x', { signal })))).toMatchObject({
      name: 'InvalidParameterError',
      parameter: 'signal',
    })
    expect(requests).toHaveLength(0)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('error: TLS failures are distinguished and not retried', async () => {
  const cause = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  const { send, requests } = scripted(new TypeError('fetch failed', { cause }))
  const error = await failure(send(get('https://h/x')))
  expect((error as Error).message).toContain('Its certificate is not trusted')
  expect(requests).toHaveLength(1)
})

test('error: a server that closes the connection during the response', async () => {
  const server = await listen((_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"a":')
    setTimeout(() => response.destroy(), 10)
    return undefined
  })
  expect(await failure(createTransport({ retries: 0 })(get(server.url)))).toBeInstanceOf(ConnectionError)
})

test('error: errors of ofetch never reach the caller', async () => {
  const { send } = scripted(new TypeError('fetch failed'), {}, 'POST')
  const error = (await failure(
    send({ ...get('http://h/x'), method: 'POST', body: '{"p":"hunter22"}' }),
  )) as Error
  expect(error.cause).toBeInstanceOf(TypeError)
  expect(JSON.stringify([error, error.cause])).not.toContain('hunter22')
})

test('redirects: within the origin, method, body and token are kept, and relative URLs resolved', async () => {
  for (const status of [301, 302, 303, 305, 307, 308]) {
    const server = await listen(({ url }) =>
      url === '/a/x' ? { status, headers: { location: '../b' } } : { body: { ok: true } },
    )
    const headers = { 'X-Auth-Token': 'secret-token', 'Content-Type': 'application/json' }
    const answer = await createTransport()({
      method: 'POST',
      url: `${server.url}/a/x`,
      headers,
      body: '{"a":1}',
    })
    expect(answer.body).toEqual({ ok: true })
    expect(server.requests[1]).toMatchObject({ method: 'POST', url: '/b', body: '{"a":1}' })
    expect(server.requests[1]?.headers['x-auth-token']).toBe('secret-token')
  }
})

test('redirects: a read follows to another origin without credentials', async () => {
  const other = await listen(() => ({ body: 'there' }))
  const server = await listen(() => ({ status: 302, headers: { location: `${other.url}/y` } }))
  const headers = {
    'X-Auth-Token': 'a',
    'x-subject-token': 'b',
    Authorization: 'c',
    'X-Service-Token': 'd',
    'Openstack-Auth-Receipt': 'e',
    Accept: 'application/json',
  }
  await failure(createTransport()({ method: 'GET', url: `${server.url}/x`, headers }))
  expect(Object.keys(other.requests[0]?.headers ?? {})).toContain('accept')
  for (const name of Object.keys(headers).slice(0, 5)) {
    expect(other.requests[0]?.headers[name.toLowerCase()]).toBeUndefined()
  }
})

test('redirects: an origin that requires the token is reported as a redirect', async () => {
  const other = await listen(() => ({ status: 401 }))
  const server = await listen(() => ({ status: 302, headers: { location: `${other.url}/y?z=1` } }))
  const headers = { 'X-Auth-Token': 'secret-token' }
  const error = await failure(createTransport()({ method: 'GET', url: server.url, headers }))
  expect(error).toBeInstanceOf(RedirectError)
  expect((error as Error).message).toContain(`${other.url}/y, another origin`)
})

test('redirects: a write never follows to another origin', async () => {
  const other = await listen(() => ({ body: 'there' }))
  const server = await listen(() => ({ status: 307, headers: { location: other.url } }))
  const error = await failure(
    createTransport()({ method: 'POST', url: server.url, headers: {}, body: '{"password":"hunter22"}' }),
  )
  expect(error).toBeInstanceOf(RedirectError)
  expect(other.requests).toHaveLength(0)
})

test('redirects: a redirect without a location, and too many in a row, are errors', async () => {
  const server = await listen(({ url }) => ({
    status: 302,
    headers: url === '/loop' ? { location: '/loop' } : {},
  }))
  const send = createTransport()
  expect(await failure(send(get(`${server.url}/x`)))).toBeInstanceOf(RedirectError)
  expect(await failure(send(get(`${server.url}/loop`)))).toBeInstanceOf(RedirectError)
  expect(server.requests).toHaveLength(32)
})

test('redirects: opaque redirects of a browser are an error, not status 0', async () => {
  const opaque = {
    status: 0,
    type: 'opaqueredirect',
    headers: new Headers(),
    text: async () => '',
    body: null,
  }
  const send = createTransport({ fetch: async () => opaque as unknown as Response })
  for (const method of ['GET', 'POST']) {
    expect(await failure(send({ ...get('http://h/x'), method }))).toBeInstanceOf(RedirectError)
  }
})

test('redirects: an anonymous read is redirected by the platform and returns the final URL', async () => {
  const server = await listen(({ url }) =>
    url === '/a' ? { status: 301, headers: { location: '/a/' } } : { body: 1 },
  )
  const answer = await createTransport()(get(`${server.url}/a`, { anonymous: true }))
  expect(answer).toMatchObject({ body: 1, url: `${server.url}/a/` })
})

test('error: 401 is distinguished from a missing role', async () => {
  const middleware = scripted({
    status: 401,
    body: { error: { code: 401, title: 'Unauthorized', message: 'no' } },
  })
  expect(await failure(middleware.send(get('http://h/x')))).toBeInstanceOf(UnauthorizedError)
  const role = scripted({ status: 401, body: { title: 'Forbidden', description: 'role is missing' } })
  const error = await failure(role.send(get('http://h/x')))
  expect(error).toBeInstanceOf(ForbiddenError)
  expect(error).not.toBeInstanceOf(UnauthorizedError)
})
