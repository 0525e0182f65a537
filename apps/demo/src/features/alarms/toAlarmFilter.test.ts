import type { Alarm } from '@monasca/core'
import { safeParse } from 'valibot'
import { expect, test } from 'vitest'
import { type AlarmsSearch, alarmsSearch } from './alarmsSearch.js'
import { toLocalFilter, toServerFilter } from './toAlarmFilter.js'

const search = (input: object): AlarmsSearch => safeParse(alarmsSearch, input).output as AlarmsSearch
const alarm: Alarm = {
  id: '1',
  state: 'OK',
  alarmDefinition: { id: 'd', name: 'Disk nearly full', severity: 'LOW' },
  metrics: [{ name: 'disk.used', dimensions: { hostname: 'web-01' } }],
  lifecycleState: null,
  link: 'https://tickets.example.org/7',
  stateUpdatedTimestamp: 0,
  updatedTimestamp: 0,
  createdTimestamp: 0,
}

test('server: what the API can filter by', () => {
  const now = Date.parse('2026-11-30T12:00:30Z')
  const filter = toServerFilter(
    search({ severity: ['LOW', 'HIGH'], dimensions: ['hostname=a|b', 'device'], changed: '1h', text: 'x' }),
    now,
  )
  expect(filter).toMatchObject({
    severity: ['HIGH', 'LOW'],
    metricDimensions: { hostname: ['a', 'b'], device: true },
    stateUpdatedStartTime: Date.parse('2026-11-30T11:00:00Z'),
  })
})

test('address: invalid filters are left out', () => {
  const damaged = search({ state: 'BROKEN', dimensions: ['a=<'], severity: 'LOW', sort: '--', group: 'x' })
  expect(Object.values(damaged).every((value) => value === undefined)).toBe(true)
})

test('local: nothing to do without text, link and a missing lifecycle state', () => {
  expect(toLocalFilter(search({ state: 'OK', lifecycle: 'OPEN' }))).toBeUndefined()
})

test.each([
  [{ text: 'DISK web-01' }, true],
  [{ text: 'hostname=web-01' }, true],
  [{ text: 'web-02' }, false],
  [{ link: 'with' }, true],
  [{ link: 'without' }, false],
  [{ lifecycle: '' }, true],
])('local: %j is %s', (input, expected) => {
  expect(toLocalFilter(search(input))?.(alarm)).toBe(expected)
})
