import { expect, test } from 'vitest'
import { listReply, recordRequests } from '../../../test/recordRequests.js'
import { listNotificationTypes } from './listNotificationTypes.js'

test('default', async () => {
  const requester = recordRequests(listReply([{ type: 'EMAIL' }, { type: 'WEBHOOK' }]))
  expect(await listNotificationTypes(requester)).toEqual({
    elements: ['EMAIL', 'WEBHOOK'],
    nextOffset: undefined,
  })
  expect(requester.requests).toEqual([{ method: 'GET', path: '/notification-methods/types', query: {} }])
})
