import { expect, test } from 'vitest'
import { isWebAddress } from './isWebAddress.js'

test('only http and https are opened', () => {
  expect(isWebAddress('https://tickets.example.org/7')).toBe(true)
  expect(isWebAddress('http://tickets.example.org')).toBe(true)
  expect(isWebAddress('javascript:alert(1)')).toBe(false)
  expect(isWebAddress('T-7')).toBe(false)
})
