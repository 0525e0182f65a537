import { BaseError, ForbiddenError, ServerError, TooManyRequestsError } from '@monasca/core'
import { expect, test } from 'vitest'
import { mayRecover } from './useConnection.js'

const options = { method: 'GET', url: 'http://monasca/v2.0/metrics' }

test('may recover: no connection, a server in trouble, too many requests', () => {
  const errors = [
    new BaseError('No answer.'),
    new ServerError({ ...options, status: 500 }),
    new TooManyRequestsError({ ...options, status: 429 }),
    new TypeError('Failed to fetch'),
  ]
  expect(errors.map(mayRecover)).toEqual([true, true, true, true])
})

test('does not recover by itself: what is not allowed, and what is no error', () => {
  expect([null, new ForbiddenError({ ...options, status: 403 })].map(mayRecover)).toEqual([false, false])
})
