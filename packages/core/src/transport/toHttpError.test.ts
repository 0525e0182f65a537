import { expect, test } from 'vitest'
import { toHttpError } from './toHttpError.js'

const request = { method: 'GET', url: 'http://u:pw@h/p?q=1', headers: { 'X-Auth-Token': 'gAAAAsecret' } }

function decode(status: number, body: unknown, headers: Record<string, string> = {}, url = request.url) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return toHttpError({ ...request, url }, new Response(null, { status, headers }), text)
}

test.each([
  [400, 'BadRequestError', 'bad_request'],
  [401, 'UnauthorizedError', 'unauthorized'],
  [403, 'ForbiddenError', 'forbidden'],
  [404, 'NotFoundError', 'not_found'],
  [405, 'MethodNotAllowedError', 'method_not_allowed'],
  [409, 'ConflictError', 'conflict'],
  [413, 'PayloadTooLargeError', 'payload_too_large'],
  [418, 'HttpRequestError', 'http'],
  [422, 'UnprocessableEntityError', 'unprocessable_entity'],
  [429, 'TooManyRequestsError', 'too_many_requests'],
  [500, 'ServerError', 'server'],
  [503, 'ServiceUnavailableError', 'service_unavailable'],
  [507, 'ServerError', 'server'],
])('status %i is %s', (status, name, code) => {
  expect(decode(status, '')).toMatchObject({ name, code, status })
})

test.each([
  ['flat', { title: 'Unprocessable Entity', description: 'No good' }, 'Unprocessable Entity', 'No good'],
  ['flat, title alone', { title: '404 Not Found' }, '404 Not Found', undefined],
  [
    'wrapped',
    { unprocessable_entity: { code: 422, message: 'No good', details: '', internal_code: 'f0' } },
    'Unprocessable entity',
    'No good',
  ],
  [
    'middleware',
    { error: { code: 401, title: 'Unauthorized', message: 'No good' } },
    'Unauthorized',
    'No good',
  ],
  ['with details', { error: { message: 'No', details: 'good' } }, undefined, 'No good'],
  ['OAuth', { error: 'invalid_grant', error_description: 'No good' }, 'invalid_grant', 'No good'],
  ['API-SIG', { errors: [{ title: 'T', detail: 'No good' }, 'odd'] }, 'T', 'No good'],
  ['API-SIG, odd', { errors: ['odd'] }, undefined, undefined],
  ['text', 'No good', undefined, 'No good'],
  ['HTML', '<html><script>x()</script><h1>502</h1>\n No   good</html>', undefined, '502 No good'],
  ['empty', '', undefined, undefined],
  ['null', 'null', undefined, undefined],
  ['unknown', { a: 1, b: 2 }, undefined, '{"a":1,"b":2}'],
])('body: %s', (_, body, title, details) => {
  expect(decode(422, body)).toMatchObject({ title, details })
})

test('MultipleMetrics', () => {
  const error = decode(409, { title: 'MultipleMetrics', description: 'd' })
  expect(error.name).toBe('MultipleMetricsError')
  expect(error.message).toContain('Narrow `dimensions`, or use `mergeMetrics` or `groupBy`.')
  expect(decode(409, { title: 'AlreadyExistsException' }).name).toBe('ConflictError')
})

test('a 401 is a missing role only with a flat body', () => {
  expect(decode(401, { title: 'Forbidden' }).name).toBe('ForbiddenError')
  expect(decode(401, { error: { title: 'Forbidden', message: '' } }).name).toBe('UnauthorizedError')
})

test('reads request id and Retry-After, also for 413; a past date means now', () => {
  const error = decode(413, '', { 'x-openstack-request-id': 'req-1', 'Retry-After': '7' })
  expect(error).toMatchObject({ requestId: 'req-1', retryAfter: 7 })
  expect(decode(503, '', { 'Retry-After': 'Fri, 31 Dec 1999 23:59:59 GMT' }).retryAfter).toBe(0)
})

test('message: a sentence, the request without query and credentials, the server’s words', () => {
  expect(
    decode(422, { title: 'T', description: 'D' }, { 'x-openstack-request-id': 'req-1' }).message,
  ).toMatchInlineSnapshot(`
    "T (HTTP 422).
    Request: GET http://h/p
    Request id: req-1
    Details: D"
  `)
})

test('a token repeated by the server is removed, however JSON encodes it', () => {
  const error = decode(404, '{"error":{"message":"no token gAAAA\\u0073ecret"}}')
  expect(error.details).toBe('no token ***')
  expect(JSON.stringify(error.body)).not.toContain('gAAAAsecret')
})

test('an endpoint without its version: the message names the missing suffix', () => {
  const advice = 'Check `endpoint`: it must end in /v2.0.'
  expect(decode(422, { title: 'Invalid version' }).message).toContain(advice)
  const at = (url: string, status = 404) => decode(status, 'no such page', {}, url).message
  expect(at('http://h/metrics/names?limit=1')).toContain(advice)
  expect(at('http://h/proxy/alarms')).toContain(advice)
  expect(at('http://h/v2.0/alarms/gone')).not.toContain(advice)
  expect(at('http://h/identity/v3/projects')).not.toContain(advice)
  expect(at('http://h/metrics', 403)).not.toContain(advice)
})
