import {
  BadRequestError,
  BaseError,
  ForbiddenError,
  InvalidParameterError,
  NotFoundError,
  ServerError,
} from '@monasca/core'
import { expect, test } from 'vitest'
import { canRetry, describeError, isForbidden } from './describeError.js'

const options = { status: 403, method: 'GET', url: 'http://monasca/v2.0/metrics' }

test('library error: the sentence, advice, and facts for the operator', () => {
  const error = new ServerError({
    ...options,
    status: 500,
    title: 'Storage failure',
    metaMessages: ['Check the id.', 'Pass `alarmId`.'],
    requestId: 'req-1',
    details: 'no such alarm',
  })
  expect(describeError(error)).toEqual({
    title: 'Storage failure (HTTP 500).',
    advice: ['Check the id.'],
    facts: [
      'Pass `alarmId`.',
      'Request: GET http://monasca/v2.0/metrics',
      'Request id: req-1',
      'Details: no such alarm',
    ],
  })
})

test('a status alone is put into words, unless the error has its own sentence', () => {
  const error = { ...options, status: 404, title: '404 Not Found' }
  expect(describeError(new NotFoundError(error))).toMatchObject({
    title: 'Not found. It may have been deleted.',
    facts: ['404 Not Found (HTTP 404).', 'Request: GET http://monasca/v2.0/metrics'],
  })
  expect(describeError(new NotFoundError({ ...error, shortMessage: 'No such path.' })).title).toBe(
    'No such path.',
  )
})

test('other errors: named as a defect of the page, with their message', () => {
  expect(describeError(new TypeError('x is undefined'))).toEqual({
    title: 'Something went wrong on this page.',
    advice: [],
    facts: ['x is undefined'],
  })
  expect(describeError('odd').facts).toEqual(['odd'])
  expect(describeError(new Error('')).facts).toEqual([])
})

test('forbidden: says that a role is missing, whatever the server called it', () => {
  const error = new ForbiddenError({ ...options, title: 'Forbidden' })
  expect(describeError(error)).toMatchObject({
    title: 'Your roles in this project do not allow this.',
    facts: ['Forbidden (HTTP 403).', 'Request: GET http://monasca/v2.0/metrics'],
  })
  expect(isForbidden(error)).toBe(true)
  expect(isForbidden(new BaseError('No answer.'))).toBe(false)
})

test('refused input: the server’s own words come first', () => {
  const error = new BadRequestError({
    ...options,
    status: 400,
    title: 'Bad Request',
    details: 'Address bad is wrong',
  })
  expect(describeError(error)).toEqual({
    title: 'Address bad is wrong',
    advice: [],
    facts: ['Bad Request (HTTP 400).', 'Request: GET http://monasca/v2.0/metrics'],
  })
})

test('D2: no retry is offered for what was refused before it was sent', () => {
  const refused = new InvalidParameterError({ parameter: 'dimensions.thing', reason: 'contains "|"' })
  expect(
    [refused, new ForbiddenError(options), new ServerError({ ...options, status: 500 })].map(canRetry),
  ).toEqual([false, false, true])
})
