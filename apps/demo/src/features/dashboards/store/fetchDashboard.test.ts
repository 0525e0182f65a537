import { expect, test } from 'vitest'
import { fetchDashboard, toFileAddress } from './fetchDashboard.js'

const origin = 'https://monitoring.example'
const file = { version: 1, title: 'Wall', panels: [] }

function respond(body: string, init: ResponseInit = {}) {
  const requests: { url: string; init: RequestInit | undefined }[] = []
  const fetch = async (url: unknown, request?: RequestInit) => {
    requests.push({ url: String(url), init: request })
    return new Response(body, { headers: { 'Content-Type': 'application/json' }, ...init })
  }
  return { requests, fetch: fetch as typeof globalThis.fetch }
}

test('only JSON files of this server are read', () => {
  expect(toFileAddress('/walls/noc.json', origin)).toBe(`${origin}/walls/noc.json`)
  expect(toFileAddress(`${origin}/a.json?v=2#x`, origin)).toBe(`${origin}/a.json?v=2`)
  for (const address of [
    'https://elsewhere.example/a.json',
    '//elsewhere.example/a.json',
    'https://user@monitoring.example/a.json',
    '/v2.0/alarms',
    'javascript:alert(1).json',
    'data:application/json,{}.json',
    'http://[',
  ]) {
    expect(toFileAddress(address, origin), address).toBeUndefined()
  }
})

test('a file is read without credentials', async () => {
  const { fetch, requests } = respond(JSON.stringify(file))
  expect(await fetchDashboard('/wall.json', { origin, fetch })).toEqual({ dashboard: file })
  expect(requests).toHaveLength(1)
  expect(requests[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error' })
  const headers = new Headers(requests[0]?.init?.headers)
  expect([...headers.keys()]).toEqual(['accept'])
})

test('what is refused is never requested', async () => {
  const { fetch, requests } = respond('{}')
  const { problems } = await fetchDashboard('//elsewhere.example/a.json', { origin, fetch })
  expect(problems?.[0]?.text).toContain('Use the path of a JSON file on this server')
  expect(requests).toEqual([])
})

test('pages, missing and large files are explained', async () => {
  const problemOf = async (body: string, init?: ResponseInit) =>
    (await fetchDashboard('/wall.json', { origin, fetch: respond(body, init).fetch })).problems?.[0]?.text
  expect(await problemOf('', { status: 404 })).toContain('status 404')
  expect(await problemOf('<html>', { headers: { 'Content-Type': 'text/html' } })).toContain(
    'does not send JSON',
  )
  expect(await problemOf(`"${'x'.repeat(1_100_000)}"`)).toContain('larger than 1 MB')
  expect(await problemOf('{"version":1}')).toBe('This field is missing. Add it.')
})
