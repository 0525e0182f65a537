import { expect, test } from 'vitest'
import { HttpBasic, NoAuth, V3Password } from '../identity/index.js'
import { createSession } from '../session/internal.js'
import { createScriptedFetch, type ScriptedRoute } from '../testing/index.js'
import type { Exchange } from '../transport/index.js'
import { createCurlLogger, type LogPart } from './index.js'

const digest = '3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0'

/** Logs the exchange of one request when it has ended. */
async function log(
  route: ScriptedRoute,
  request: { url?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<[LogPart, string][]> {
  const lines: [LogPart, string][] = []
  const { fetch } = createScriptedFetch({ [`${request.method ?? 'GET'} /x`]: route })
  let now = 0
  const session = createSession({
    auth: new NoAuth(),
    fetch,
    retries: 0,
    clock: () => (now += 12),
    onExchange: createCurlLogger((line, part) => lines.push([part, line])),
  })
  await session.request({ url: 'http://mon/x', authenticated: false, ...request }).catch(() => undefined)
  await expect.poll(() => lines.map(([part]) => part)).toContain('response')
  return lines
}

test('default: prints a curl command, the response, and its body', async () => {
  const reply = { body: { a: "it's" }, headers: { 'x-openstack-request-id': 'req-1' } }
  const lines = await log(reply, { method: 'POST', body: { name: "o'clock" } })
  expect(lines).toMatchInlineSnapshot(`
    [
      [
        "request",
        "REQ: curl -g -i -X POST 'http://mon/x' -H 'Accept: application/json' -H 'Content-Type: application/json' -d '{"name":"o'\\''clock"}'",
      ],
      [
        "response",
        "RESP: [200] after 12 ms content-type: application/json; x-openstack-request-id: req-1",
      ],
      [
        "body",
        "RESP BODY: {"a":"it's"}",
      ],
    ]
  `)
})

test('authorization headers become digests, in requests and responses, in any case', async () => {
  for (const name of [
    'X-Auth-Token',
    'x-subject-token',
    'X-Service-Token',
    'AUTHORIZATION',
    'OpenStack-Auth-Receipt',
    'Cookie',
  ]) {
    const headers = { [name]: 'token' }
    const [request, response] = await log({ headers, body: {} }, { headers })
    expect(request?.[1]).toContain(`-H '${name}: {SHA256}${digest}'`)
    expect(response?.[1]).toContain(`${name.toLowerCase()}: {SHA256}${digest}`)
  }
  const [, response] = await log({ headers: { 'Set-Cookie': 'token' } })
  expect(response?.[1]).toContain(`set-cookie: {SHA256}${digest}`)
})

test('fields with secret names become asterisks at any depth', async () => {
  const body = {
    auth: {
      identity: { methods: ['password', 'token'], password: { user: { name: 'ann', password: 'p4ss' } } },
      token: { id: 'gAAAA' },
    },
    list: [{ client_secret: 'cs', access_token: 'at', refresh_token: 'rt', id_token: 'it', assertion: 'as' }],
    passcode: ['123456'],
    code: 'abc',
    expires_in: 3600,
    error: { code: 401 },
  }
  const [request] = await log({ body }, { method: 'PUT', body })
  expect(request?.[1]).toContain(
    JSON.stringify({
      auth: {
        identity: { methods: ['password', 'token'], password: { user: { name: 'ann', password: '***' } } },
        token: { id: '***' },
      },
      list: [
        {
          client_secret: '***',
          access_token: '***',
          refresh_token: '***',
          id_token: '***',
          assertion: '***',
        },
      ],
      passcode: ['***'],
      code: '***',
      expires_in: 3600,
      error: { code: 401 },
    }),
  )
})

test('catalogs of both versions are omitted', async () => {
  for (const body of [{ token: { user: 1, catalog: [1] } }, { access: { user: 1, serviceCatalog: [1] } }]) {
    const lines = await log({ body, headers: { 'Content-Type': 'application/json; charset=utf-8' } })
    expect(lines[2]?.[1]).toContain('"<removed>"')
    expect(lines[2]?.[1]).toContain('"user":1')
  }
})

test('bodies of other types, and invalid JSON, are omitted', async () => {
  const html = await log({ body: '<p>password: p4ss</p>' })
  expect(html[2]).toEqual(['body', 'RESP BODY: <omitted: text/html, 21 characters>'])
  const broken = await log({ body: 'password=p4ss', headers: { 'Content-Type': 'application/json' } })
  expect(broken[2]).toEqual(['body', 'RESP BODY: <omitted: application/json, 13 characters>'])
})

test('forms lose the values of their secret fields', async () => {
  const lines: string[] = []
  const exchange: Exchange = {
    method: 'POST',
    url: 'http://op/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: 'grant_type=password&username=ann&password=p4ss+w%26rd&client_secret=cs&code_verifier=cv',
    status: 200,
    responseHeaders: new Headers({ 'content-type': 'application/json' }),
    responseBody: '{"access_token":"at","token_type":"Bearer"}',
    error: undefined,
    duration: 1,
    requestId: undefined,
    attempt: 0,
    secrets: [],
  }
  createCurlLogger((line) => lines.push(line))(exchange)
  await expect.poll(() => lines).toHaveLength(3)
  expect(lines[0]).toContain(
    `-d 'grant_type=password&username=ann&password=***&client_secret=***&code_verifier=***'`,
  )
  expect(lines[2]).toBe('RESP BODY: {"access_token":"***","token_type":"Bearer"}')
})

test('URLs lose credentials and secret parameters, in headers too', async () => {
  const reply = { status: 201, headers: { Location: 'http://ann:p4ss@app/cb#id_token=abc&name=x' } }
  const lines = await log({ ...reply }, { url: 'http://mon/x?code=abc&name=cpu&access%5Ftoken=def' })
  expect(lines[0]?.[1]).toContain(`'http://mon/x?code=***&name=cpu&access%5Ftoken=***'`)
  expect(lines[1]?.[1]).toContain('location: http://***@app/cb#id_token=***&name=x')
})

test('a password that a server repeats is removed, even if it was sent encoded', async () => {
  const lines: string[] = []
  const { fetch } = createScriptedFetch({ 'GET /x': { body: { said: 'ann:p4ss w&rd, and p4ss w&rd' } } })
  const onExchange = createCurlLogger({ debug: (line) => lines.push(line) })
  const auth = new HttpBasic({ username: 'ann', password: 'p4ss w&rd' })
  await createSession({ auth, fetch, onExchange }).request({ url: 'http://mon/x' })
  await expect.poll(() => lines).toHaveLength(3)
  expect(lines[2]).toBe('RESP BODY: {"said":"***, and ***"}')
})

test('failed connections are logged, with their retries', async () => {
  const lines: string[] = []
  const { fetch } = createScriptedFetch({ 'GET /x': [new TypeError('no route'), { body: 1 }] })
  const onExchange = createCurlLogger((line) => lines.push(line))
  await createSession({ auth: new NoAuth(), fetch, connectRetryDelay: 1, onExchange }).request({
    url: 'http://mon/x',
  })
  await expect.poll(() => lines).toHaveLength(5)
  expect(lines[1]).toMatch(/^RESP: \[none\] after \d+ ms .*Details: no route/)
  expect(lines[3]).toMatch(/^RESP: \[200\] after \d+ ms \(retry 1\) content-type/)
})

test('behavior: a writer that throws affects neither the request nor later lines', async () => {
  const lines: string[] = []
  const { fetch } = createScriptedFetch({ 'GET /x': { body: 1 } })
  const onExchange = createCurlLogger((line) => {
    lines.push(line)
    throw new Error('disk full')
  })
  const session = createSession({ auth: new NoAuth(), fetch, onExchange })
  for (const _ of [1, 2]) expect((await session.request({ url: 'http://mon/x' })).body).toBe(1)
  await expect.poll(() => lines).toHaveLength(2)
})

test('parameters: a request may have its own listener, or none', async () => {
  const seen: string[] = []
  const { fetch } = createScriptedFetch({ 'GET /x': { body: 1 } })
  const session = createSession({ auth: new NoAuth(), fetch, onExchange: () => seen.push('session') })
  const url = 'http://mon/x'
  await session.request({ url, onExchange: false })
  await session.request({ url, onExchange: ({ status }) => seen.push(`request ${status}`) })
  await session.request({ url })
  expect(seen).toEqual(['request 200', 'session'])
})

test('A5: only headers known to be harmless are shown', async () => {
  for (const name of [
    'X-Api-Key',
    'X-Storage-Token',
    'X-Foo-Secret',
    'X-Whatever',
    'Api',
    'X-Amz-Security',
  ]) {
    const headers = { [name]: 's3cret', 'X-Openstack-Request-Id': 'req-1', 'User-Agent': 'app/1' }
    const lines = await log({ headers, body: {} }, { headers })
    const text = lines.flat().join('\n')
    expect(text).not.toContain('s3cret')
    expect(text).toContain(`-H '${name}: ***'`)
    expect(text).toContain(`${name.toLowerCase()}: ***`)
    expect(text).toContain('req-1')
    expect(text).toContain('app/1')
  }
})

test('A5: a password in a Basic header is not printed as a digest, which could be guessed back', async () => {
  const headers = { Authorization: `Basic ${btoa('ann:1234')}` }
  const [request] = await log({ body: {} }, { headers })
  expect(request?.[1]).toContain("-H 'Authorization: ***'")
})

test('A5: ids of tokens, numbers, and names in camelCase', async () => {
  const body = {
    token_id: 's3cret',
    oauth_token: 's3cret',
    passcode: 739158,
    auth: {
      passcode: [739158],
      passwordCredentials: { password: 739158 },
      apiKey: 's3cret',
      accessToken: 's3cret',
    },
    'x-storage-token': 's3cret',
    session_id: 's3cret',
    address: 'https://ann:s3cret@hooks.example.org/?token=s3cret&name=cpu',
    error: { code: 401 },
  }
  const text = (await log({ body }, { method: 'POST', body })).flat().join('\n')
  expect(text).not.toMatch(/s3cret|739158/)
  expect(text).toContain('https://***@hooks.example.org/?token=***&name=cpu')
  expect(text).toContain('"error":{"code":401}')
})

test('A5: for a sign-in request, only members known to be harmless are shown', async () => {
  const lines: string[] = []
  const onExchange = createCurlLogger((line) => lines.push(line))
  const fetch = () =>
    Promise.resolve(Response.json({ user: { name: 'ann', mfa: 's3cret' }, expires_in: 60, extra: 739158 }))
  const auth = new V3Password({
    authUrl: 'http://k/v3',
    username: 'ann',
    userDomainId: 'd',
    password: 'hunter22',
  })
  await createSession({ auth, fetch, onExchange, retries: 0 })
    .getToken()
    .catch(() => undefined)
  await expect.poll(() => lines).toHaveLength(3)
  expect(lines[0]).toContain('"name":"ann","domain":{"id":"d"},"password":"***"')
  expect(lines[2]).toBe('RESP BODY: {"user":{"name":"ann","mfa":"***"},"expires_in":60,"extra":"***"}')
})
