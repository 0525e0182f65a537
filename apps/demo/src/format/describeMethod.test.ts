import { expect, test } from 'vitest'
import { describeMethod } from './describeMethod.js'

test('secrets of an address are hidden, e-mail addresses are shown', () => {
  expect(describeMethod({ type: 'EMAIL', address: 'oncall@example.org' })).toBe('EMAIL, oncall@example.org')
  const key = 'e93facc04764012d7bfb002500d5d1a6'
  expect(describeMethod({ type: 'PAGERDUTY', address: key })).not.toContain(key)
  expect(describeMethod({ type: 'WEBHOOK', address: 'https://u:pw@hooks.example.org/x' })).not.toContain('pw')
})
