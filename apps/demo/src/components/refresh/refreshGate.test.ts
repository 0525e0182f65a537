import { expect, test } from 'vitest'
import { onPauseChange, pauseReason, pauseRefresh } from './refreshGate.js'

test('pauses until every reason has ended, and names the most important one', () => {
  const seen: unknown[] = []
  const stop = onPauseChange(() => seen.push(pauseReason()))
  const leave = pauseRefresh('pointing')
  const save = pauseRefresh('editing')
  const again = pauseRefresh('editing')
  leave()
  save()
  save()
  expect(pauseReason()).toBe('editing')
  again()
  expect(pauseReason()).toBeUndefined()
  expect(seen).toEqual(['pointing', 'editing', undefined])
  stop()
  pauseRefresh('chosen')()
  expect(seen).toHaveLength(3)
})
