import type { Alarm } from '@monasca/core'
import { expect, test } from 'vitest'
import { sharedDimensions, tellingDimensions } from './sharedDimensions.js'

const alarm = (...dimensions: Record<string, string>[]) =>
  ({ metrics: dimensions.map((one) => ({ name: 'm', dimensions: one })) }) as unknown as Alarm

test('shared: what all metrics of all alarms have', () => {
  const alarms = [alarm({ region: 'eu', host: 'a' }), alarm({ region: 'eu', host: 'b' }, { region: 'eu' })]
  expect(sharedDimensions(alarms)).toEqual({ region: 'eu' })
})

test('shared: nothing of one alarm, which would have no text left', () => {
  expect(sharedDimensions([alarm({ host: 'a' })])).toEqual({})
})

test('telling: what the definition matches by, without what is shared', () => {
  const one = alarm({ region: 'eu', host: 'a', device: 'sda' })
  expect(tellingDimensions(one, ['host', 'region'], { region: 'eu' })).toEqual({ host: 'a' })
})

test('telling: without match_by what all metrics of the alarm have in common', () => {
  const one = alarm({ host: 'a', device: 'sda' }, { host: 'a', device: 'sdb' })
  expect(tellingDimensions(one, [], {})).toEqual({ host: 'a' })
})
