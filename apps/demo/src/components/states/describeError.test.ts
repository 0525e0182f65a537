import { BaseError, ForbiddenError } from '@monasca/core'
import { expect, test } from 'vitest'
import { describeError, isForbidden } from './describeError.js'

test('library error: the sentence, then each line of advice', () => {
  const error = new BaseError('No answer.', { metaMessages: ['Try later.'], details: 'refused' })
  expect(describeError(error)).toEqual({ title: 'No answer.', lines: ['Try later.', 'Details: refused'] })
})

test('other errors: named as a defect of the page, with their message', () => {
  expect(describeError(new TypeError('x is undefined'))).toEqual({
    title: 'Something went wrong in this page.',
    lines: ['x is undefined'],
  })
  expect(describeError('odd').lines).toEqual(['odd'])
  expect(describeError(new Error('')).lines).toEqual([])
})

test('forbidden: only a missing role', () => {
  const options = { status: 403, method: 'GET', url: 'http://monasca/v2.0/metrics' }
  expect(isForbidden(new ForbiddenError(options))).toBe(true)
  expect(isForbidden(new BaseError('No answer.'))).toBe(false)
})
