import { expect, test } from 'vitest'
import {
  plainConnectionError,
  plainHttpError,
  plainInvalidResponseError,
  plainRedirectError,
} from './plainErrors.js'

const request = {
  method: 'GET',
  url: 'http://ada:hunter22@h/p?token=hunter22',
  headers: { 'X-Auth-Token': 'hunter22' },
}

test.each([
  [400, '', 'BadRequestError'],
  [401, '{"title":"Unauthorized"}', 'UnauthorizedError'],
  [401, '{"title":"Forbidden","description":"hunter22"}', 'ForbiddenError'],
  [401, '{"error":{"title":"Forbidden"}}', 'UnauthorizedError'],
  [404, '<p>hunter22</p>', 'NotFoundError'],
  [409, '{"title":"MultipleMetrics"}', 'MultipleMetricsError'],
  [418, 'null', 'HttpRequestError'],
  [500, '[]', 'ServerError'],
  [503, '', 'ServiceUnavailableError'],
])('http: %i %s is a %s, as with the explanations', (status, body, name) => {
  const error = plainHttpError(request, status, body)
  expect(error).toMatchObject({ name, status, method: 'GET', url: 'http://h/p' })
  expect(error.message).not.toContain('hunter22')
})

test('other failures: the class and the place', () => {
  const errors = [
    plainConnectionError(request),
    plainRedirectError(request),
    plainInvalidResponseError(request, 200),
  ]
  expect(errors.map(({ code }) => code)).toEqual(['connection', 'redirect', 'invalid_response'])
  for (const { message } of errors) {
    expect(message).toContain('http://h/p')
    expect(message).not.toContain('hunter22')
  }
})
