import { expect, test } from 'vitest'
import { safeTarget } from './safeTarget.js'

test('paths of the page stay', () => {
  expect(safeTarget('/metrics?name=cpu.user_perc&range=1h#top')).toBe(
    '/metrics?name=cpu.user_perc&range=1h#top',
  )
})

test('anything that leaves the page becomes /', () => {
  const bad = [
    '//evil.example/x',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil',
    7,
  ]
  expect(bad.map((value) => safeTarget(value))).toEqual(Array(bad.length).fill('/'))
  expect(safeTarget(undefined)).toBe('/')
})

test('A8: no path to another server, in any spelling', () => {
  const bad = [
    '/..//evil.test',
    '/.//evil.test',
    '/%2e%2e//evil.test',
    '/..\\\\evil.test',
    'https:evil.test',
    'http://page.invalid@evil.test/',
    'http://[',
    `/${'x'.repeat(200_000)}`,
  ]
  expect(bad.map((value) => safeTarget(value))).toEqual(Array(bad.length).fill('/'))
})

test('never back to the sign-in page', () => {
  const bad = ['/sign-in?redirect=/sign-in', '/alarms/../sign-in', 'sign-in']
  expect(bad.map((value) => safeTarget(value))).toEqual(Array(bad.length).fill('/'))
})
