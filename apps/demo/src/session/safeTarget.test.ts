import { expect, test } from 'vitest'
import { safeTarget } from './safeTarget.js'

test('paths of the page stay', () => {
  expect(safeTarget('/metrics?name=cpu.user_perc&range=1h#top')).toBe(
    '/metrics?name=cpu.user_perc&range=1h#top',
  )
})

test('anything that leaves the page becomes the first page', () => {
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

test('never back to the sign-in page', () => {
  expect(safeTarget('/sign-in?redirect=/sign-in')).toBe('/')
})
