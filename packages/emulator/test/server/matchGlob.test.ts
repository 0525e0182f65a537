import { expect, test } from 'vitest'
import { matchPath } from '../../src/faults/matchPath.js'
import { allowsRequest } from '../../src/keystone/tokens/accessRules.js'

const allows = (path: string, asked: string) =>
  allowsRequest([{ id: 'r', service: 's', method: 'GET', path }], {
    service: 's',
    method: 'GET',
    path: asked,
  })

test.each([
  ['/v2.0/metrics', '/v2.0/metrics', true],
  ['/v2.0/metrics', '/v2x0/metrics', false],
  ['/v2.0/*', '/v2.0/metrics', true],
  ['/v2.0/*', '/v2.0/', false],
  ['/v2.0/*', '/v2.0/metrics/names', false],
  ['/v2.0/{id}/x', '/v2.0/a/x', true],
  ['/v2.0/{id/x', '/v2.0/{id/x', true],
  ['/v2.0/**', '/v2.0/', true],
  ['/v2.0/**', '/v2.0/a/b', true],
  ['/**/names', '/v2.0/metrics/names', true],
  ['/a*c*', '/abcabcd', true],
  ['/a*c*', '/ac', false],
])('A2: access rule %s for %s: %s', (pattern, path, allowed) => {
  expect(allows(pattern, path)).toBe(allowed)
})

test.each([
  ['/v2.0/metrics/**', '/v2.0/metrics', true],
  ['/v2.0/metrics/**', '/v2.0/metrics/', true],
  ['/v2.0/metrics/**', '/v2.0/metrics/names/x', true],
  ['/v2.0/metrics/**', '/v2.0/metrics-x', false],
  ['/v2.0/*', '/v2.0/metrics/', true],
  ['/v2.0/*', '/v2.0/metrics/names', false],
  ['**', '', true],
  ['/**/names', '/a/b/names', true],
  ['/**/names', '/names', true],
])('A2: faults at %s, request to %s: %s', (pattern, path, meets) => {
  expect(matchPath(pattern)(path)).toBe(meets)
})

test('A2: patterns of only stars terminate', () => {
  for (const unit of ['**a', '*a', '*', '**/', '{a}b', '/**', '*/']) {
    const pattern = `/${unit.repeat(222 / unit.length)}`
    for (const path of ['/a', '/', 'a', 'aab']) {
      expect(allows(pattern, `/${path.repeat(8000 / path.length)}!`)).toBeTypeOf('boolean')
      expect(matchPath(pattern)(`/${path.repeat(8000 / path.length)}!`)).toBeTypeOf('boolean')
    }
  }
})
