import { InvalidParameterError } from '@monasca/core'
import { expect, test } from 'vitest'
import { livePolling } from './livePolling.js'

const query = {
  queryKey: ['monasca'],
  state: { data: 1, dataUpdateCount: 1, errorUpdateCount: 0, error: null },
}

test('default: polls, and refetches a stale query that is shown again', () => {
  const options = livePolling({ interval: 5000 })
  expect(options).toMatchObject({ staleTime: 5000, refetchOnWindowFocus: true, networkMode: 'online' })
  const { refetchInterval } = options
  expect(refetchInterval === false ? false : refetchInterval(query)).toBe(5000)
  expect(options).not.toHaveProperty('enabled')
})

test('behavior: paused, only a query without data is read', () => {
  const options = livePolling({ interval: 5000, live: false })
  expect(options.refetchInterval).toBe(false)
  expect(options.enabled?.(query)).toBe(false)
  expect(options.enabled?.({ state: { data: undefined } })).toBe(true)
})

test('error: an interval that is not above 0', () => {
  expect(() => livePolling({ interval: 0 })).toThrow(InvalidParameterError)
})
