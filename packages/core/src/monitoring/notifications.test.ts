import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../test/recordRequests.js'
import {
  createNotification,
  deleteNotification,
  getNotification,
  listNotifications,
  listNotificationTypes,
  patchNotification,
  updateNotification,
} from './notifications.js'

const wire = {
  id: 'a/b',
  name: 'ops mail',
  type: 'EMAIL',
  address: 'ops@example.org',
  period: 60,
  links: [{ rel: 'self', href: 'http://h/v2.0/notification-methods/a/b' }],
}
const method = { id: 'a/b', name: 'ops mail', type: 'EMAIL', address: 'ops@example.org', period: 60 }
const path = '/notification-methods/a%2Fb'

test('createNotification', async () => {
  const requester = recordRequests(wire)
  const fields = { name: 'ops mail', type: 'EMAIL', address: 'ops@example.org' }
  expect(await createNotification(requester, fields)).toEqual(method)
  expect(requester.requests).toEqual([{ method: 'POST', path: '/notification-methods', body: fields }])
})

test('getNotification', async () => {
  const requester = recordRequests({ ...wire, period: '60' })
  expect(await getNotification(requester, { notificationId: 'a/b' })).toEqual(method)
  expect(requester.requests).toEqual([{ method: 'GET', path }])
})

test('updateNotification: sends only writable fields of a fetched method', async () => {
  const requester = recordRequests(wire)
  const { links, ...fetched } = wire
  await updateNotification(requester, { ...fetched, ...{ links }, notificationId: 'a/b', period: 0 })
  expect(requester.requests).toEqual([
    { method: 'PUT', path, body: { name: 'ops mail', type: 'EMAIL', address: 'ops@example.org', period: 0 } },
  ])
  expect(JSON.stringify(requester.requests[0]?.body)).not.toContain('id')
})

test('patchNotification: sends only the given fields', async () => {
  const requester = recordRequests(wire)
  expect(await patchNotification(requester, { notificationId: 'a/b', period: 60 })).toEqual(method)
  expect(requester.requests[0]).toMatchObject({ method: 'PATCH', path })
  expect(JSON.stringify(requester.requests[0]?.body)).toBe('{"period":60}')
})

test('deleteNotification', async () => {
  const requester = recordRequests()
  await deleteNotification(requester, { notificationId: 'a/b' })
  expect(requester.requests).toEqual([{ method: 'DELETE', path }])
})

test('listNotifications: parameters', async () => {
  const requester = recordRequests(listReply([wire]))
  const parameters = { sortBy: ['name desc', 'id'], offset: '3', limit: 2 }
  expect(await listNotifications(requester, parameters)).toEqual({
    elements: [method],
    nextOffset: undefined,
  })
  expect(requester.requests).toEqual([
    {
      method: 'GET',
      path: '/notification-methods',
      paging: 'count',
      query: { sort_by: 'name desc,id', offset: '3', limit: 2 },
    },
  ])
})

test('listNotifications: the next offset is the running count, because the server rejects the id in the link', async () => {
  const requester = recordRequests(listReply([wire, wire], 'offset=a'), listReply([wire], 'offset=b'))
  expect((await listNotifications(requester, { limit: 2 })).nextOffset).toBe('2')
  expect((await listNotifications(requester, { limit: 2, offset: '2' })).nextOffset).toBe('3')
})

test('options: signal and timeout reach the requester', async () => {
  const requester = recordRequests(wire, listReply([]))
  const options = { signal: new AbortController().signal, timeout: 7 }
  await createNotification(requester, { name: 'a', type: 'EMAIL', address: 'a@b' }, options)
  await listNotifications(requester, {}, options)
  await deleteNotification(requester, { notificationId: 'a' }, options)
  expect(requester.requests.map(({ signal, timeout }) => ({ signal, timeout }))).toEqual([
    options,
    options,
    options,
  ])
})

test.each(['', '.', '..', undefined])('error: the id %j would address something else', async (id) => {
  const requester = recordRequests()
  const notificationId = id as string
  const error = { code: 'invalid_parameter', parameter: 'notificationId' }
  await expect(getNotification(requester, { notificationId })).rejects.toMatchObject(error)
  await expect(deleteNotification(requester, { notificationId })).rejects.toMatchObject(error)
  await expect(patchNotification(requester, { notificationId, period: 0 })).rejects.toMatchObject(error)
  expect(requester.requests).toEqual([])
})

test.each([-1, 1.5, Number.NaN])('error: period %d', async (period) => {
  const fields = { name: 'a', type: 'EMAIL', address: 'a@b', period }
  await expect(createNotification(recordRequests(), fields)).rejects.toMatchObject({ parameter: 'period' })
})

test.each([['a,,b'], [['a', ' ']], [['a,b']]])('error: sort fields %j', async (sortBy) => {
  await expect(listNotifications(recordRequests(), { sortBy })).rejects.toMatchObject({
    code: 'invalid_parameter',
  })
})

test('listNotificationTypes', async () => {
  const requester = recordRequests(listReply([{ type: 'EMAIL' }, { type: 'WEBHOOK' }]))
  expect(await listNotificationTypes(requester)).toEqual({
    elements: ['EMAIL', 'WEBHOOK'],
    nextOffset: undefined,
  })
  expect(requester.requests).toEqual([{ method: 'GET', path: '/notification-methods/types', query: {} }])
})
