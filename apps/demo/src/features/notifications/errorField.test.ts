import { BadRequestError, ConflictError, ForbiddenError } from '@monasca/core'
import { expect, test } from 'vitest'
import { errorField } from './errorField.js'

const request = { method: 'POST', url: 'http://monasca/v2.0/notification-methods' }

test.each([
  ['Address type@ is not of correct format', 'address'],
  ['type must be one of EMAIL, WEBHOOK', 'type'],
  ['period must be one of 0, 60', 'period'],
  ['name must have at most 250 characters', 'name'],
  ['The body must be a JSON object', undefined],
  [undefined, undefined],
])('refused with %j: %s', (details, field) => {
  expect(errorField(new BadRequestError({ ...request, status: 400, details }))).toBe(field)
})

test('a conflict is about the name; other errors are about no field', () => {
  expect(errorField(new ConflictError({ ...request, status: 409 }))).toBe('name')
  expect(errorField(new ForbiddenError({ ...request, status: 403, details: 'name' }))).toBeUndefined()
  expect(errorField(new Error('name'))).toBeUndefined()
})
