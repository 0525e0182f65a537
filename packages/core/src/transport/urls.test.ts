import { expect, test } from 'vitest'
import { InvalidParameterError } from '../errors/index.js'
import { checkUrl, formatQuery, joinUrl, safeUrl } from './index.js'

test('formatQuery: everything is encoded, undefined left out', () => {
  expect(formatQuery({ a: 'x,y:z|w', b: undefined, c: 0, d: false, 'e f': 'ü&=' })).toBe(
    '?a=x%2Cy%3Az%7Cw&c=0&d=false&e%20f=%C3%BC%26%3D',
  )
  expect(formatQuery({ a: undefined })).toBe('')
  expect(formatQuery(undefined)).toBe('')
})

test('joinUrl: exactly one slash, the prefix kept', () => {
  for (const base of ['http://h/p', 'http://h/p/', 'http://h/p//']) {
    for (const path of ['a/b', '/a/b', '//a/b']) expect(joinUrl(base, path)).toBe('http://h/p/a/b')
  }
})

test('safeUrl: no credentials, query, fragment', () => {
  expect(safeUrl('https://user:p@ss@h:1/a@b?c=d#e')).toBe('https://h:1/a@b')
  expect(safeUrl('/identity?x')).toBe('/identity')
})

test.each([
  ['', 'is missing'],
  [undefined, 'is missing'],
  ['keystone:5000', 'is not an http or https address'],
  ['ftp://h', 'is not an http or https address'],
  ['https://ada:hunter22@h/', 'holds a user name or password'],
])('checkUrl: refuses %s', (url, reason) => {
  const refuse = () => checkUrl('authUrl', url)
  expect(refuse).toThrow(InvalidParameterError)
  expect(refuse).toThrow(`\`authUrl\` ${reason}.`)
  expect(refuse).not.toThrow('hunter22')
})

test('checkUrl: takes addresses, and paths of the page', () => {
  for (const url of ['http://h', 'HTTPS://h:1/p@q', '/identity']) expect(checkUrl('x', url)).toBe(url)
})
