import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../../test/recordRequests.js'
import { listMetrics } from './listMetrics.js'

test('default', async () => {
  const elements = [{ id: '0', name: 'room.temp_c', dimensions: { siteName: 'attic' } }]
  const requester = recordRequests(listReply(elements))
  expect(await listMetrics(requester)).toEqual({ elements, nextOffset: undefined })
  expect(requester.requests).toEqual([{ method: 'GET', path: '/metrics', query: {} }])
})

test('parameters and options', async () => {
  const requester = recordRequests(listReply([]))
  const { signal } = new AbortController()
  await listMetrics(
    requester,
    {
      name: 'cpu.user_perc',
      dimensions: { hostname: ['web1', 'web2'], device: true },
      startTime: 0,
      endTime: '2025-01-01',
      offset: '7',
      limit: 2,
      tenantId: 'other',
    },
    { signal, timeout: 1000 },
  )
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/metrics',
      query: {
        name: 'cpu.user_perc',
        dimensions: 'hostname:web1|web2,device',
        start_time: '1970-01-01T00:00:00.000Z',
        end_time: '2025-01-01T00:00:00.000Z',
        offset: '7',
        limit: 2,
        tenant_id: 'other',
      },
      signal,
      timeout: 1000,
    },
  ])
})

test('paging: the offset of the link, an id that need not be a number', async () => {
  const elements = [{ id: 'a1', name: 'a', dimensions: {} }]
  const requester = recordRequests(listReply(elements, 'name=a%253Ab&offset=a1&limit=1'))
  expect((await listMetrics(requester, { limit: 1 })).nextOffset).toBe('a1')
})

test('paging: a link that does not move is made up for by the id of the last element', async () => {
  const elements = [{ id: '1', name: 'b', dimensions: {} }]
  const requester = recordRequests(listReply(elements, 'offset=0&limit=1'))
  expect((await listMetrics(requester, { limit: 1, offset: '0' })).nextOffset).toBe('1')
})

test('speed: elements of the right shape are handed on without a copy', async () => {
  const reply = { elements: [{ id: '0', name: 'a', dimensions: {} }] }
  const { elements } = await listMetrics(recordRequests(reply))
  expect(elements).toBe(reply.elements)
})

test('behavior: other shapes are put right', async () => {
  const { elements } = await listMetrics(recordRequests({ elements: [{ id: 0, name: 'a' }, null] }))
  expect(elements).toEqual([
    { id: '0', name: 'a', dimensions: {} },
    { id: '', name: '', dimensions: {} },
  ])
})

test.each([
  ['limit', { limit: 0 }],
  ['limit', { limit: -1 }],
  ['limit', { limit: 1.5 }],
  ['limit', { limit: Number.NaN }],
  ['startTime', { endTime: 1 }],
  ['startTime', { startTime: Number.NaN }],
  ['dimensions.k', { dimensions: { k: 'a|b' } }],
])('error: %s in %j', async (parameter, parameters) => {
  const requester = recordRequests()
  await expect(listMetrics(requester, parameters)).rejects.toMatchObject({
    code: 'invalid_parameter',
    parameter,
  })
  expect(requester.requests).toEqual([])
})

test.each([[undefined], ['text'], [[]], [{}], [{ elements: {} }]])(
  'error: the reply %j is no list',
  async (body) => {
    await expect(listMetrics(recordRequests(body))).rejects.toMatchObject({
      code: 'invalid_response',
      url: '/metrics',
    })
  },
)
