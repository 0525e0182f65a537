import { expect, test } from 'vitest'
import { InvalidParameterError } from '../errors/index.js'
import { checkUrl, formatQuery, joinUrl, maskCredentials, safeUrl } from './index.js'

test('formatQuery: encodes everything and leaves out undefined', () => {
  expect(formatQuery({ a: 'x,y:z|w', b: undefined, c: 0, d: false, 'e f': 'ü&=' })).toBe(
    '?a=x%2Cy%3Az%7Cw&c=0&d=false&e%20f=%C3%BC%26%3D',
  )
  expect(formatQuery({ a: undefined })).toBe('')
  expect(formatQuery(undefined)).toBe('')
})

test('joinUrl: uses exactly one slash and keeps the prefix', () => {
  for (const base of ['http://h/p', 'http://h/p/', 'http://h/p//']) {
    for (const path of ['a/b', '/a/b', '//a/b']) expect(joinUrl(base, path)).toBe('http://h/p/a/b')
  }
})

test('safeUrl: removes credentials, query and fragment', () => {
  expect(safeUrl('https://user:p@ss@h:1/a?c=d#e')).toBe('https://h:1/a')
  expect(safeUrl('/identity?x')).toBe('/identity')
})

test.each([
  ['', 'is missing'],
  [undefined, 'is missing'],
  ['keystone:5000', 'is not an http or https URL'],
  ['ftp://h', 'is not an http or https URL'],
  ['https://ada:hunter22@h/', 'contains a user name or password'],
])('checkUrl: rejects %s', (url, reason) => {
  const refuse = () => checkUrl('authUrl', url)
  expect(refuse).toThrow(InvalidParameterError)
  expect(refuse).toThrow(`\`authUrl\` ${reason}.`)
  expect(refuse).not.toThrow('hunter22')
})

test('checkUrl: accepts URLs, and paths in a browser', () => {
  for (const url of ['http://h', 'HTTPS://h/p@q', '/identity']) expect(checkUrl('x', url)).toBe(url)
})

test.each([
  'https://ada:hunter22@h/x',
  'https://ada:hun/ter22@h/x',
  'https://ada:12/hunter22@h/x',
  'https://ada:hunter22?@h/x',
  'https://ada:hunter22#@h/x',
  'https://ada:hunter22@@h/x',
  'https://ada:@hunter22/?#@h/x',
  'https://ada::hunter22@h/x',
  'https://ada:hunter\\22@h/x',
  'https:/ada:hun/ter22@h/x',
  '//ada:hun/ter22@h/x',
])('A5: credentials are removed from %s, whatever the password contains', (url) => {
  expect(safeUrl(url)).toMatch(/^(https:)?\/{1,2}h\/x$/)
  expect(maskCredentials(url)).toMatch(/^(https:)?\/{1,2}\*\*\*@h\/x$/)
  expect(() => checkUrl('authUrl', url)).toThrow(
    /^`authUrl` (contains a user name or password|is not an http)/,
  )
})

test.each([
  'https://h/users/ann@b',
  'https://h:5000/?mail=a@b',
  'https://[::1]:5000/?mail=a@b',
  '/a@b',
  'a@b',
])('A5: an @ elsewhere is not a credential: %s', (url) => {
  expect(maskCredentials(url)).toBe(url)
})
