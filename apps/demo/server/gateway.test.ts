import { expect, test } from 'vitest'
import { createGateway } from './gateway.js'

function gatewayTo(answer: (request: Request) => Response | Promise<Response>) {
  const seen: Request[] = []
  const gateway = createGateway({
    keystoneUrl: 'https://cloud.example.org/keystone/v3/',
    monascaUrl: 'https://cloud.example.org:8070/v2.0',
    fetch: async (request) => {
      seen.push(request)
      return answer(request)
    },
  })
  return { gateway, seen }
}

test('paths: Keystone below /identity, Monasca below /v2.0', async () => {
  const { gateway, seen } = gatewayTo(() => new Response('{}'))
  await gateway.fetch(
    new Request('http://page/identity/v3/auth/tokens?nocatalog', { method: 'POST', body: '{}' }),
  )
  await gateway.fetch(new Request('http://page/v2.0/metrics?name=a%2Cb'))
  await gateway.fetch(new Request('http://page/identity'))
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST https://cloud.example.org/keystone/v3/auth/tokens?nocatalog',
    'GET https://cloud.example.org:8070/v2.0/metrics?name=a%2Cb',
    'GET https://cloud.example.org/keystone/',
  ])
})

test('headers: token and content type go up, cookies and hop-by-hop headers do not', async () => {
  const { gateway, seen } = gatewayTo(
    () =>
      new Response('{}', { headers: { 'X-Subject-Token': 't', 'Set-Cookie': 'a=b', Connection: 'close' } }),
  )
  const response = await gateway.fetch(
    new Request('http://page/v2.0/metrics', {
      headers: { 'X-Auth-Token': 'secret', Cookie: 'a=b', Origin: 'http://page', TE: 'trailers' },
    }),
  )
  const up = seen[0]?.headers
  expect(up?.get('x-auth-token')).toBe('secret')
  expect(['cookie', 'origin', 'te'].map((name) => up?.get(name))).toEqual([null, null, null])
  expect(response.headers.get('x-subject-token')).toBe('t')
  expect(['set-cookie', 'connection'].map((name) => response.headers.get(name))).toEqual([null, null])
})

test('discovery: links lead back to the gateway', async () => {
  const { gateway } = gatewayTo(() =>
    Response.json(
      { versions: { values: [{ id: 'v3.14', links: [{ rel: 'self', href: 'http://10.0.0.7:5000/v3/' }] }] } },
      { status: 300 },
    ),
  )
  const response = await gateway.fetch(new Request('http://page/identity'))
  expect(response.status).toBe(300)
  expect(JSON.stringify(await response.json())).toContain('"href":"http://page/identity/v3/"')
})

test('discovery: other answers of Keystone stay as they are', async () => {
  const body = '{"links":[{"href":"http://10.0.0.7:5000/v3/"}]}'
  const { gateway } = gatewayTo(() => new Response(body))
  const response = await gateway.fetch(new Request('http://page/identity/v3/auth/tokens'))
  expect(await response.text()).toBe(body)
})

test('error: a server that does not answer', async () => {
  const { gateway } = gatewayTo(() => {
    throw new TypeError('fetch failed')
  })
  const response = await gateway.fetch(new Request('http://page/identity/v3'))
  expect(response.status).toBe(502)
  expect(await response.json()).toMatchObject({
    error: { message: 'The gateway cannot reach Keystone at https://cloud.example.org.' },
  })
})
