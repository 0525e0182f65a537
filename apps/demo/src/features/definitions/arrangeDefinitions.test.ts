import type { AlarmDefinition } from '@monasca/core'
import { expect, test } from 'vitest'
import { arrangeDefinitions, listPairs, toDimensions, toSortBy } from './arrangeDefinitions.js'
import { countsByDefinition, totalOf } from './countsByDefinition.js'

function define(name: string, fields: Partial<AlarmDefinition> = {}): AlarmDefinition {
  return {
    id: name,
    name,
    description: '',
    expression: 'cpu > 1',
    deterministic: false,
    matchBy: [],
    severity: 'LOW',
    actionsEnabled: true,
    alarmActions: [],
    okActions: [],
    undeterminedActions: [],
    ...fields,
  }
}

const definitions = [
  define('Disk', { severity: 'HIGH', expression: 'max(disk{hostname=web-01, device=sda}) > 90' }),
  define('CPU', { severity: 'CRITICAL', description: 'Busy processors' }),
  define('Load', { expression: 'not valid' }),
]
const names = (found: readonly AlarmDefinition[]) => found.map(({ name }) => name)

test('search: every word, in name, description or expression', () => {
  expect(names(arrangeDefinitions(definitions, { text: 'busy cpu', sort: undefined }))).toEqual(['CPU'])
  expect(names(arrangeDefinitions(definitions, { text: 'WEB-01', sort: undefined }))).toEqual(['Disk'])
  expect(names(arrangeDefinitions(definitions, { text: undefined, sort: '-created' }))).toEqual(
    names(definitions),
  )
})

test('sort: severities by rank, all else by the server', () => {
  expect(names(arrangeDefinitions(definitions, { text: undefined, sort: '-severity' }))).toEqual([
    'CPU',
    'Disk',
    'Load',
  ])
  expect(names(arrangeDefinitions(definitions, { text: undefined, sort: 'severity' }))[0]).toBe('Load')
  expect(toSortBy('-updated')).toEqual(['updated_at desc'])
  expect(toSortBy(undefined)).toEqual(['name asc'])
})

test('dimensions: pairs of all valid expressions, and the filter of the API', () => {
  expect(listPairs(definitions)).toEqual(['device=sda', 'hostname=web-01'])
  expect(toDimensions(['a=b=c', 'd=e'])).toEqual({ a: 'b=c', d: 'e' })
  expect(toDimensions(undefined)).toBeUndefined()
})

test('counts: by definition and state', () => {
  const counts = countsByDefinition({
    columns: ['count', 'alarm_definition_id', 'state'],
    counts: [
      [2, 'a', 'ALARM'],
      [3, 'a', 'OK'],
      [1, 'b', 'UNDETERMINED'],
    ],
    nextOffset: undefined,
  })
  expect(counts.get('a')).toEqual({ ALARM: 2, UNDETERMINED: 0, OK: 3 })
  expect(totalOf(counts.get('a'))).toBe(5)
  expect(totalOf(counts.get('missing'))).toBe(0)
  const none = countsByDefinition({
    columns: ['count', 'alarm_definition_id', 'state'],
    counts: [[0, null, null]],
    nextOffset: undefined,
  })
  expect(none.size).toBe(0)
})
