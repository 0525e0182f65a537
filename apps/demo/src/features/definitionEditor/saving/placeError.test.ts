import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  InvalidParameterError,
  PayloadTooLargeError,
  UnprocessableEntityError,
} from '@monasca/core'
import { expect, test } from 'vitest'
import { emptyValues } from '../model/definitionValues.js'
import { placeError } from './placeError.js'

const options = { method: 'POST', url: 'http://monasca/v2.0/alarm-definitions' }
const values = { ...emptyValues, name: 'CPU', okActions: ['method-7'] }

function refused(details: string, title = 'Unprocessable Entity'): UnprocessableEntityError {
  return new UnprocessableEntityError({ ...options, status: 422, title, details })
}

test.each([
  [refused('match_by must not change', 'InvalidUpdateException'), 'matchBy'],
  [
    refused(
      'The metrics, dimensions and number of sub-expressions must not change',
      'InvalidUpdateException',
    ),
    'expression',
  ],
  [refused('Could not parse at column 1', 'Invalid alarm expression'), 'expression'],
  [refused('name must have 1 to 255 characters'), 'name'],
  [refused('description must have 0 to 255 characters'), 'description'],
  [refused('severity must be one of LOW, MEDIUM, HIGH, CRITICAL'), 'severity'],
  [refused('undetermined_actions has repeated elements'), 'undeterminedActions'],
  [refused('Non-existent notification id method-7 submitted'), 'okActions'],
  [new BadRequestError({ ...options, status: 400, details: 'expression is missing' }), 'expression'],
  [new PayloadTooLargeError({ ...options, status: 413 }), 'expression'],
  [new ConflictError({ ...options, status: 409, details: 'taken' }), 'name'],
  [new InvalidParameterError({ parameter: 'name', reason: 'is empty' }), 'name'],
])('%s is about %s', (error, field) => {
  expect(placeError(error, values)?.field).toBe(field)
})

test('the message is the server’s own, or says what to do', () => {
  expect(placeError(refused('match_by: too long'), values)?.message).toBe('match_by: too long')
  expect(placeError(new ConflictError({ ...options, status: 409 }), values)?.message).toBe(
    'Another alarm definition has the name “CPU”. Choose another name.',
  )
})

test('errors that are about no field', () => {
  expect(placeError(new ForbiddenError({ ...options, status: 403 }), values)).toBeUndefined()
  expect(placeError(refused('something else'), values)).toBeUndefined()
  expect(placeError(new TypeError('x'), values)).toBeUndefined()
})
