import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { type ListServerOptions, serveList } from '../../../test/paging/listServer.js'
import { lists } from '../../../test/paging/lists.js'
import { listAlarms } from '../alarms.js'
import { listNotifications, listNotificationTypes } from '../notifications.js'
import { pages } from './pages.js'
import type { PagingProgress } from './pagingOptions.js'

const wire = (id: string): Record<string, unknown> => lists['listAlarms']?.wire(id) ?? {}

function serveAlarms(count: number, options: Partial<ListServerOptions> = {}) {
  const elements = Array.from({ length: count }, (_alarm, index) => wire(`a${index}`))
  return serveList(elements, { offsets: 'count', ...options })
}

type TestClient = Awaited<ReturnType<typeof serveList>>['client']

/** A client that counts its requests as soon as they are made. */
function watch(client: TestClient) {
  const watched = { asked: 0, open: 0, widest: 0, settled: 0 }
  const request: TestClient['request'] = async (given) => {
    watched.asked += 1
    watched.open += 1
    watched.widest = Math.max(watched.widest, watched.open)
    try {
      return await client.request(given)
    } finally {
      watched.open -= 1
      watched.settled += 1
    }
  }
  return { client: { ...client, request }, watched }
}

/** Runs everything that is ready to run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const ids = ({ elements }: { elements: { id: string }[] }): string => elements.map(({ id }) => id).join(' ')

test('default', async () => {
  const { client, requests } = await serveAlarms(5)
  const found = []
  for await (const page of pages(listAlarms, client, { state: 'OK', limit: 2 })) {
    found.push([ids(page), page.nextOffset])
  }
  expect(found).toEqual([
    ['a0 a1', '2'],
    ['a2 a3', '4'],
    ['a4', undefined],
  ])
  expect(requests.map(({ url }) => url)).toEqual([
    '/alarms?state=OK&limit=2',
    '/alarms?state=OK&offset=2&limit=2',
    '/alarms?state=OK&offset=4&limit=2',
  ])
})

test('behavior: an empty list is one empty page', async () => {
  const { client, requests } = await serveAlarms(0)
  const found = []
  for await (const page of pages(listAlarms, client, {})) found.push(page)
  expect(found).toEqual([{ elements: [], nextOffset: undefined }])
  expect(requests).toHaveLength(1)
})

test('behavior: starts at an offset', async () => {
  const { client } = await serveAlarms(5)
  const found = []
  for await (const page of pages(listAlarms, client, { offset: '3', limit: 1 })) found.push(ids(page))
  expect(found).toEqual(['a3', 'a4'])
})

test('behavior: a list without pages', async () => {
  const { client } = await serveList([{ type: 'EMAIL' }, { type: 'WEBHOOK' }], { offsets: 'name' })
  const found = []
  for await (const page of pages(listNotificationTypes, client, {})) found.push(page)
  expect(found).toEqual([{ elements: ['EMAIL', 'WEBHOOK'], nextOffset: undefined }])
})

test('behavior: requests a page when the loop reaches it', async () => {
  const { client, watched } = watch((await serveAlarms(9)).client)
  const iterator = pages(listAlarms, client, { limit: 2 })
  for (const asked of [0, 1, 2]) {
    await settle()
    expect(watched.asked).toBe(asked)
    await iterator.next()
  }
})

test('behavior: prefetch requests one page before it is needed', async () => {
  const { client, watched } = watch((await serveAlarms(9)).client)
  const iterator = pages(listAlarms, client, { limit: 2 }, { prefetch: true })
  await iterator.next()
  await expect.poll(() => watched.settled).toBe(2)
  await settle()
  expect(watched.asked).toBe(2)
  expect((await iterator.next()).value).toMatchObject({ nextOffset: '4' })
})

test('behavior: break aborts the prefetched page', async () => {
  let isAborted = false
  const { client, requests } = await serveAlarms(9, {
    before: async () => {
      if (requests.length === 2) await new Promise(() => undefined)
      return undefined
    },
  })
  const { signal } = new AbortController()
  const watched = {
    ...client,
    request: (request: Parameters<typeof client.request>[0]) => {
      request.signal?.addEventListener('abort', () => {
        isAborted = true
      })
      return client.request(request)
    },
  }
  for await (const page of pages(listAlarms, watched, { limit: 2 }, { prefetch: true, signal })) {
    expect(ids(page)).toBe('a0 a1')
    await expect.poll(() => requests.length).toBe(2)
    break
  }
  expect(isAborted).toBe(true)
})

test('behavior: return() ends a next() that waits', async () => {
  const { client, requests } = await serveAlarms(9, { before: () => new Promise(() => undefined) })
  const iterator = pages(listAlarms, client, {})
  const waiting = iterator.next()
  await expect.poll(() => requests.length).toBe(1)
  expect(await iterator.return()).toEqual({ done: true, value: undefined })
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(await iterator.next()).toMatchObject({ done: true })
})

test('behavior: the signal stops the read with its reason', async () => {
  const reason = new Error('The user left the page')
  const controller = new AbortController()
  const { client, requests } = await serveAlarms(9, {
    before: async () => {
      if (requests.length === 2) await new Promise(() => undefined)
      return undefined
    },
  })
  const iterator = pages(listAlarms, client, { limit: 2 }, { signal: controller.signal })
  await iterator.next()
  const waiting = iterator.next()
  await expect.poll(() => requests.length).toBe(2)
  controller.abort(reason)
  await expect(waiting).rejects.toBe(reason)
})

test('behavior: listens to the signal only while reading the list', async () => {
  const { client } = await serveAlarms(4)
  const { signal } = new AbortController()
  const heard = (): number => getEventListeners(signal, 'abort').length
  const iterator = pages(listAlarms, client, { limit: 2 }, { signal, concurrency: 2 })
  expect(heard()).toBe(0)
  await iterator.next()
  expect(heard()).toBe(1)
  await iterator.next()
  await iterator.next()
  expect(heard()).toBe(0)
  for await (const _ of pages(listAlarms, client, { limit: 2 }, { signal, prefetch: true })) break
  expect(heard()).toBe(0)
})

test('behavior: an already aborted signal', async () => {
  const { client, requests } = await serveAlarms(9)
  const reason = new Error('Never mind')
  const iterator = pages(listAlarms, client, {}, { signal: AbortSignal.abort(reason) })
  await expect(iterator.next()).rejects.toBe(reason)
  expect(requests).toHaveLength(0)
})

test.each([
  { concurrency: 1, most: 1, beyond: 0 },
  { concurrency: 4, most: 4, beyond: 3 },
])('behavior: $concurrency pages at once', async ({ concurrency, most, beyond }) => {
  const server = await serveAlarms(20, {
    before: async ({ url }) => {
      // With several pages at once, the second page is answered after the third and the fourth.
      const isHeld = concurrency > 1 && url.includes('offset=2&')
      if (isHeld) await expect.poll(() => watched.settled).toBeGreaterThanOrEqual(3)
      return undefined
    },
  })
  const { client, watched } = watch(server.client)
  const found = []
  for await (const page of pages(listAlarms, client, { limit: 2 }, { concurrency })) found.push(ids(page))
  expect(found.join(' ')).toBe(Array.from({ length: 20 }, (_id, index) => `a${index}`).join(' '))
  expect(watched.widest).toBe(most)
  expect(server.requests.length).toBeLessThanOrEqual(10 + beyond)
})

test('behavior: concurrency is limited to 16, and no signal has many listeners', async () => {
  let heard = 0
  const server = await serveAlarms(60)
  const { client, watched } = watch(server.client)
  const signals = new Set<AbortSignal>()
  const listening = {
    ...client,
    request: (request: Parameters<typeof client.request>[0]) => {
      if (request.signal) signals.add(request.signal)
      const answer = client.request(request)
      heard = Math.max(heard, ...[...signals].map((signal) => getEventListeners(signal, 'abort').length))
      return answer
    },
  }
  const found = []
  const options = { concurrency: 1000, signal: new AbortController().signal }
  for await (const page of pages(listAlarms, listening, { limit: 1 }, options)) found.push(ids(page))
  expect(found).toHaveLength(60)
  expect(watched.widest).toBe(16)
  expect(server.requests.length).toBeLessThanOrEqual(60 + 15)
  // Node warns about a leak above ten.
  expect(heard).toBeLessThanOrEqual(10)
})

test('behavior: the signal aborts all pending pages', async () => {
  let aborted = 0
  const reason = new Error('The user left the page')
  const controller = new AbortController()
  const { client, requests } = await serveAlarms(20, {
    before: async ({ url }) => {
      if (url.includes('offset')) await new Promise(() => undefined)
      return undefined
    },
  })
  const watched = {
    ...client,
    request: (request: Parameters<typeof client.request>[0]) => {
      request.signal?.addEventListener('abort', () => {
        aborted += 1
      })
      return client.request(request)
    },
  }
  const options = { concurrency: 3, signal: controller.signal }
  const iterator = pages(listAlarms, watched, { limit: 2 }, options)
  await iterator.next()
  const waiting = iterator.next()
  await expect.poll(() => requests.length).toBe(4)
  controller.abort(reason)
  await expect(waiting).rejects.toBe(reason)
  // The requests in the queue, and the signal of the first page.
  expect(aborted).toBe(4)
})

test('behavior: with a known total, requests no page beyond the end', async () => {
  const server = await serveAlarms(20, {
    before: async ({ url }) => {
      // The last page arrives after all others and the count: a request beyond the end would have been made by then.
      if (url.includes('offset=18&')) await expect.poll(() => watched.settled).toBe(10)
      return url.startsWith('/alarms/count') ? { body: { counts: [[20]] } } : undefined
    },
  })
  const { client, watched } = watch(server.client)
  const found = []
  for await (const page of pages(listAlarms, client, { limit: 2 }, { concurrency: 5, total: true }))
    found.push(ids(page))
  expect(found).toHaveLength(10)
  expect(server.requests).toHaveLength(11)
})

test('behavior: a page that became shorter shifts the pages after it', async () => {
  const { client, requests } = await serveAlarms(12, {
    before: ({ url }) => {
      // The third page is not full, although the list continues.
      if (!url.includes('offset=6')) return undefined
      const links = [{ rel: 'next', href: 'http://monasca/alarms?offset=9&limit=3' }]
      return { body: { links, elements: [wire('a6')] } }
    },
  })
  const found = []
  for await (const page of pages(listAlarms, client, { limit: 3 }, { concurrency: 3 })) found.push(ids(page))
  expect(found).toEqual(['a0 a1 a2', 'a3 a4 a5', 'a6', 'a7 a8 a9', 'a10 a11'])
  expect(requests.map(({ url }) => url)).toContain('/alarms?offset=7&limit=3')
})

test('behavior: ignores an error beyond the end', async () => {
  const server = await serveAlarms(4, {
    before: ({ url }) => (/offset=[68]/.test(url) ? { status: 500, body: {} } : undefined),
  })
  const { client, watched } = watch(server.client)
  const found = []
  for await (const page of pages(listAlarms, client, { limit: 2 }, { concurrency: 4 })) found.push(ids(page))
  expect(found).toEqual(['a0 a1', 'a2 a3'])
  // An unhandled error would fail the run.
  await expect.poll(() => watched.open).toBe(0)
  await settle()
})

test('error: of a page, after the pages before it', async () => {
  const { client } = await serveAlarms(8, {
    before: ({ url }) => (/offset=4/.test(url) ? { status: 500, body: {} } : undefined),
  })
  const iterator = pages(listAlarms, client, { limit: 2 }, { concurrency: 3 })
  expect(await iterator.next()).toMatchObject({ done: false })
  expect(await iterator.next()).toMatchObject({ done: false })
  await expect(iterator.next()).rejects.toMatchObject({ code: 'server', status: 500 })
  expect(await iterator.next()).toMatchObject({ done: true })
})

test('maximum: stops in the middle of a page, and sets `truncated`', async () => {
  const { client } = await serveAlarms(9)
  const { found, result } = await readThrough(client, { limit: 2 }, { maximum: 5 })
  expect(found).toEqual(['a0 a1', 'a2 a3', 'a4'])
  expect(result).toEqual({ loaded: 5, pages: 3, total: undefined, truncated: true })
})

test('maximum: requests at most one more element', async () => {
  const { client, requests } = await serveAlarms(9)
  const { found, result } = await readThrough(client, {}, { maximum: 5 })
  expect(found).toEqual(['a0 a1 a2 a3 a4'])
  expect(result).toEqual({ loaded: 5, pages: 1, total: undefined, truncated: true })
  expect(requests.map(({ url }) => url)).toEqual(['/alarms?limit=6'])
})

test.each(['correct', 'exact-full page'] as const)(
  'maximum: equal to the length is not truncated, %s',
  async (behaviour) => {
    const { client } = await serveAlarms(4, { behaviour })
    const { found, result } = await readThrough(client, { limit: 2 }, { maximum: 4 })
    expect(found).toEqual(['a0 a1', 'a2 a3'])
    expect(result).toEqual({ loaded: 4, pages: 2, total: 4, truncated: false })
  },
)

test('progress: per page, with the total of alarms on request', async () => {
  const { client, requests } = await serveAlarms(5, {
    before: ({ url }) => (url.startsWith('/alarms/count') ? { body: { counts: [[6]] } } : undefined),
  })
  const reported: PagingProgress[] = []
  const parameters = { state: 'ALARM', sortBy: 'severity', offset: '1', limit: 2 } as const
  const { result } = await readThrough(client, parameters, {
    total: true,
    onProgress: (progress) => reported.push(progress),
  })
  expect(reported).toEqual([
    { loaded: 2, pages: 1, total: 5, truncated: false },
    // At the end the list determines the total, whatever was counted before.
    { loaded: 4, pages: 2, total: 4, truncated: false },
  ])
  expect(result).toEqual({ loaded: 4, pages: 2, total: 4, truncated: false })
  expect(requests.map(({ url }) => url)[1]).toBe('/alarms/count?state=ALARM')
})

test.each([
  ['the first page is the last', 2, {}],
  ['servers count none for a dimension with any value', 5, { metricDimensions: { hostname: true } }],
] as const)('total: not requested when %s', async (_, count, parameters) => {
  const { client, requests } = await serveAlarms(count)
  const { result } = await readThrough(client, { ...parameters, limit: 3 }, { total: true })
  expect(result).toMatchObject({ loaded: count, total: count })
  expect(requests.filter(({ url }) => url.includes('count'))).toEqual([])
})

test('total: no effect on other lists', async () => {
  const { client, requests } = await serveAlarms(3)
  for await (const _ of pages(listNotifications, client, { limit: 2 }, { total: true }));
  expect(requests).toHaveLength(2)
})

test('error: a server that ignores the offset', async () => {
  const { client } = await serveAlarms(9, { ignoresOffset: true })
  const iterator = pages(listAlarms, client, { limit: 2 })
  await iterator.next()
  const error = await iterator.next().catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    name: 'PagingError',
    code: 'paging',
    list: '/alarms',
    offset: '2',
    loaded: 2,
  })
  expect(String(error)).toMatchInlineSnapshot(`
    "PagingError: The list /alarms cannot be read to its end: the server leads back to an offset that was already requested.
    Reading stopped at offset "2", after 2 elements.
    Filter the list, or request it on one page with a \`limit\` of 10000."
  `)
})

test.each([
  ['maximum', { maximum: 0 }],
  ['concurrency', { concurrency: 1.5 }],
  ['limit', {}],
])('error: %s', async (parameter, options) => {
  const { client, requests } = await serveAlarms(1)
  const limit = parameter === 'limit' ? 0 : 1
  await expect(pages(listAlarms, client, { limit }, options).next()).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter,
  })
  expect(requests).toEqual([])
})

test.each(['10', null])('error: limit %j, with and without a maximum', async (limit) => {
  const { client, requests } = await serveAlarms(1)
  const parameters = { limit: limit as unknown as number }
  for (const options of [{}, { maximum: 5 }]) {
    await expect(pages(listAlarms, client, parameters, options).next()).rejects.toMatchObject({
      code: 'invalid_parameter',
      parameter: 'limit',
    })
  }
  expect(requests).toEqual([])
})

async function readThrough(
  client: Parameters<typeof listAlarms>[0],
  parameters: Parameters<typeof listAlarms>[1],
  options: Parameters<typeof pages>[3],
) {
  const iterator = pages(listAlarms, client, parameters, options)
  const found: string[] = []
  for (;;) {
    const { done, value } = await iterator.next()
    if (done) return { found, result: value }
    found.push(ids(value))
  }
}
