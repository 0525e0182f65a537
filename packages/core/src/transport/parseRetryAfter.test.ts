import { expect, test } from 'vitest'
import { TooManyRequestsError } from '../errors/index.js'
import { createScriptedFetch } from '../testing/index.js'
import { createTransport } from './index.js'
import { parseRetryAfter } from './parseRetryAfter.js'

const now = Date.parse('1994-11-06T08:49:00Z')

test.each([
  ['37', 37],
  ['0', 0],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 37],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 37],
  ['Sun Nov  6 08:49:37 1994', 37],
  ['Wed Nov 16 08:49:00 1994', 864_000],
  ['Sun, 06 Nov 1994 08:48:59 GMT', 0],
  ['Saturday, 06-Nov-93 08:49:00 GMT', 0],
  ['Monday, 06-Nov-95 08:49:00 GMT', 31_536_000],
  ['Saturday, 06-Nov-50 08:49:00 GMT', 0],
  ['', undefined],
  ['soon', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['Sun, 99 Nov 1994 08:49:37 GMT', undefined],
  ['Sun, 06 Foo 1994 08:49:37 GMT', undefined],
  ['Sun, 06 Nov 1994 25:49:37 GMT', undefined],
  ['Sun, 06 Nov 1994 08:49:37 CET', undefined],
  ['Sun, 06 Nov 1994 08:49:37 1994', undefined],
  ['Sun Nov  6 08:49:37 GMT', undefined],
  ['1994-11-06T08:49:37Z', undefined],
  [null, undefined],
])('B5: Retry-After %j is %j seconds', (text, seconds) => {
  expect(parseRetryAfter(text, now)).toBe(seconds)
})

test('B5: a two-digit year is at most 50 years ahead', () => {
  const year2040 = Date.parse('2040-01-01T00:00:00Z')
  expect(parseRetryAfter('Saturday, 01-Jan-50 00:00:00 GMT', year2040)).toBeGreaterThan(3e8)
  expect(parseRetryAfter('Saturday, 01-Jan-94 00:00:00 GMT', year2040)).toBe(0)
})

test.each([
  ['Sun, 06 Nov 1994 08:49:30 GMT', 30],
  ['Sunday, 06-Nov-94 08:49:30 GMT', 30],
  ['Sun Nov  6 08:49:30 1994', 30],
  ['Sun, 06 Nov 1994 07:00:00 GMT', 0],
])('B5: the error contains the seconds: %s', async (date, seconds) => {
  const script = createScriptedFetch({ 'GET /x': { status: 429, headers: { 'Retry-After': date } } })
  const send = createTransport({ fetch: script.fetch, clock: () => now, retries: 0 })
  const error = await send({ method: 'GET', url: 'http://h/x', headers: {} }).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(TooManyRequestsError)
  expect(error).toMatchObject({ retryAfter: seconds })
})

test('B5: a read is retried at the date, but not when that is more than a minute away', async () => {
  const reply = (date: string) => ({ status: 503, headers: { 'Retry-After': date } })
  const past = 'Sun, 06 Nov 1994 08:00:00 GMT'
  const script = createScriptedFetch({
    'GET /soon': [reply(past), { body: 'here' }].map((step) => ({ ...step, body: { a: 1 } })),
    'GET /late': [reply('Sun, 06 Nov 1994 09:49:00 GMT'), { body: { a: 1 } }],
  })
  const send = createTransport({ fetch: script.fetch, clock: () => now })
  expect((await send({ method: 'GET', url: 'http://h/soon', headers: {} })).body).toEqual({ a: 1 })
  await expect(send({ method: 'GET', url: 'http://h/late', headers: {} })).rejects.toMatchObject({
    retryAfter: 3600,
  })
  expect(script.requestsTo('GET /late')).toHaveLength(1)
})
