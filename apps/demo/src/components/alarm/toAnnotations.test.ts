import { expect, test } from 'vitest'
import { toAnnotations } from './toAnnotations.js'

test('state changes as marks, oldest first, with the name of the alarm if there is one', () => {
  const history = [
    { alarmId: 'a', timestamp: 2000, newState: 'OK' },
    { alarmId: 'b', timestamp: 1000, newState: 'ALARM' },
  ] as const
  expect(toAnnotations(history, (id) => (id === 'b' ? 'web-01' : undefined))).toEqual([
    { time: 1000, label: 'web-01: Alarm', color: '--state-alarm' },
    { time: 2000, label: 'OK', color: '--state-ok' },
  ])
})
