import { expect, test } from 'vitest'
import { InvalidParameterError } from '../errors/index.js'
import { microversionHeaders } from './microversionHeaders.js'
import { formatVersion, normalizeVersion, readVersionRange, versionBetween, versionMatch } from './version.js'

const latest = Number.POSITIVE_INFINITY

test.each([
  [2, [2, 0]],
  ['v2', [2, 0]],
  ['2.10', [2, 10]],
  [2.1, [2, 1]],
  [[1], [1, 0]],
  ['1.5.1', [1, 5, 1]],
  ['latest', [latest, latest]],
  ['2.latest', [2, latest]],
  [
    [2, latest],
    [2, latest],
  ],
])('version: %j', (text, expected) => {
  expect(normalizeVersion(text)).toEqual(expected)
})

test.each(['V2', '', [], null, '1.a', 'latest.1'])('version: %j is not a version', (text) => {
  expect(() => normalizeVersion(text as string)).toThrow(InvalidParameterError)
})

test('text: formats versions as servers do', () => {
  expect(
    [
      [2, 1],
      [2, latest],
      [latest, latest],
    ].map(formatVersion),
  ).toEqual(['2.1', '2.latest', 'latest'])
})

test('match: requires the same major version, and not an older one', () => {
  expect(versionMatch('2.1', '2.10')).toBe(true)
  expect(versionMatch('2.10', '2.1')).toBe(false)
  expect(versionMatch(2, 3)).toBe(false)
  expect(versionMatch('2.1', '2.latest')).toBe(true)
})

test('between: bounds are inclusive, absent ones are open', () => {
  expect(versionBetween(2, '2.latest', '2.5')).toBe(true)
  expect(versionBetween(2, 2, 2)).toBe(true)
  expect(versionBetween(undefined, '2.latest', 3)).toBe(false)
  expect(versionBetween('2.1', undefined, 2)).toBe(false)
  expect(versionBetween(undefined, undefined, 9)).toBe(true)
})

test('range: a version includes newer ones of the same major; a minimum alone is unbounded', () => {
  expect(readVersionRange({ version: '2.1' })).toEqual({ min: [2, 1], max: [2, latest] })
  expect(readVersionRange({ minVersion: 2 })).toEqual({ min: [2, 0], max: [latest, latest] })
  expect(readVersionRange({ maxVersion: 2 })).toEqual({ min: undefined, max: [2, 0] })
  expect(readVersionRange({})).toEqual({ min: undefined, max: undefined })
})

test('range: a service type with a number fixes the major version', () => {
  expect(readVersionRange({ version: 'latest' }, 'volumev2')).toEqual({ min: [2, latest], max: [2, latest] })
  expect(readVersionRange({ minVersion: 2 }, 'volumev2').max).toEqual([2, latest])
  for (const wish of [{ version: 3 }, { minVersion: 3 }, { maxVersion: 3 }]) {
    expect(() => readVersionRange(wish, 'volumev2')).toThrow(InvalidParameterError)
  }
})

test.each([
  { version: 2, minVersion: 2 },
  { version: 2, maxVersion: 2 },
  { minVersion: 3, maxVersion: 2 },
  { minVersion: 'latest', maxVersion: 2 },
])('range: %j is rejected', (wish) => {
  expect(() => readVersionRange(wish)).toThrow(InvalidParameterError)
})

test('microversions: the standard header, and the older one if there is one', () => {
  expect(microversionHeaders('2.90', 'compute')).toEqual({
    'OpenStack-API-Version': 'compute 2.90',
    'X-OpenStack-Nova-API-Version': '2.90',
  })
  expect(microversionHeaders([1, 50], 'baremetal')).toMatchObject({
    'X-OpenStack-Ironic-API-Version': '1.50',
  })
  expect(microversionHeaders('latest', 'sharev2')).toEqual({
    'OpenStack-API-Version': 'shared-file-system latest',
    'X-OpenStack-Manila-API-Version': 'latest',
  })
  for (const type of ['volumev3', 'volume', 'block-storage']) {
    expect(microversionHeaders('3.5', type)).toEqual({ 'OpenStack-API-Version': 'volume 3.5' })
  }
})

test('microversions: invalid values, and a missing service type, are rejected', () => {
  expect(() => microversionHeaders('2.latest', 'compute')).toThrow(InvalidParameterError)
  expect(() => microversionHeaders('x', 'compute')).toThrow(InvalidParameterError)
  expect(() => microversionHeaders('2.1', undefined)).toThrow(InvalidParameterError)
})
