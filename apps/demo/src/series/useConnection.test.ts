import { ForbiddenError, InvalidParameterError, ServerError } from '@monasca/core'
import { expect, test } from 'vitest'
import { judgeAnswers } from './useConnection.js'

const options = { method: 'GET', url: 'http://monasca/v2.0/metrics' }

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

const forbidden = new ForbiddenError({ ...options, status: 403 })

test('D2: without a choice the lists say whether the server answers, and nothing is “connecting” for good', () => {
  expect(judgeAnswers([], [])).toBe('connecting')
  expect(judgeAnswers([], [waiting])).toBe('connecting')
  expect(judgeAnswers([], [{ ...waiting, data: { elements: [] } }])).toBe('idle')
  expect(judgeAnswers([], [{ ...waiting, error: new ServerError({ ...options, status: 503 }) }])).toBe(
    'reconnecting',
  )
})

test('D2: without a role it says so', () => {
  const refused = { ...waiting, error: forbidden, fetchFailureReason: forbidden }
  expect(judgeAnswers([], [refused])).toBe('forbidden')
  expect(judgeAnswers([refused], [{ ...waiting, data: [] }])).toBe('forbidden')
  expect(judgeAnswers([refused, { ...waiting, data: [] }])).toBe('online')
})

test('D2: what was never sent is no sign of an absent server', () => {
  const error = new InvalidParameterError({ parameter: 'dimensions.thing', reason: 'contains "|"' })
  expect(judgeAnswers([{ ...waiting, error, fetchFailureReason: error }])).toBe('failed')
  const defect = new TypeError('undefined is not a function')
  expect(judgeAnswers([{ ...waiting, error: defect }])).toBe('failed')
})
