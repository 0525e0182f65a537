import { BaseError, ForbiddenError, ServerError, TooManyRequestsError } from '@monasca/core'
import { expect, test } from 'vitest'
import { judgeAnswers, mayRecover } from './useConnection.js'

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

const waiting = { data: undefined, error: null, fetchFailureReason: null }

test('connecting until something has arrived', () => {
  expect(judgeAnswers([])).toBe('connecting')
  expect(judgeAnswers([waiting])).toBe('connecting')
  expect(judgeAnswers([waiting, { ...waiting, data: [] }])).toBe('online')
})

test('reconnecting as soon as a request fails, although it is still tried again', () => {
  const away = new ServerError({ ...options, status: 503 })
  expect(judgeAnswers([{ ...waiting, fetchFailureReason: away }])).toBe('reconnecting')
  expect(
    judgeAnswers([
      { ...waiting, data: [] },
      { ...waiting, error: away },
    ]),
  ).toBe('reconnecting')
})

test('online where the server refuses: that is an answer', () => {
  const error = new ForbiddenError({ ...options, status: 403 })
  expect(judgeAnswers([{ ...waiting, error, fetchFailureReason: error }])).toBe('online')
})
