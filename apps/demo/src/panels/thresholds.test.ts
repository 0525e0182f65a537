import type { AlarmDefinition } from '@monasca/core'
import { expect, test } from 'vitest'
import { findViolated, listThresholds } from './thresholds.js'

const define = (
  name: string,
  severity: AlarmDefinition['severity'],
  expression: string,
): AlarmDefinition => ({
  id: name,
  name,
  description: '',
  expression,
  deterministic: false,
  matchBy: [],
  severity,
  actionsEnabled: true,
  alarmActions: [],
  okActions: [],
  undeterminedActions: [],
})

const thresholds = listThresholds([
  define('Busy', 'MEDIUM', 'avg(cpu.user_perc) > 80'),
  define('Very busy', 'CRITICAL', 'avg(cpu.user_perc) >= 95 and max(load.avg_1_min) > 4'),
  define('Web only', 'HIGH', 'cpu.user_perc{service=web} > 50'),
  define('Many', 'CRITICAL', 'count(cpu.user_perc) > 1 or sum(cpu.user_perc) > 1'),
  define('Damaged', 'CRITICAL', 'avg('),
])
const violatedBy = (value: number, dimensions = {}) =>
  findViolated(value, thresholds.get('cpu.user_perc') ?? [], dimensions)?.definition

test('the most severe violated comparison is found', () => {
  expect(violatedBy(80)).toBeUndefined()
  expect(violatedBy(81)).toBe('Busy')
  expect(violatedBy(95)).toBe('Very busy')
  expect(violatedBy(81, { service: 'web' })).toBe('Web only')
  expect(violatedBy(60, { service: 'db' })).toBeUndefined()
})

test('each metric of an expression has its comparisons', () => {
  expect(thresholds.get('load.avg_1_min')?.map(({ definition }) => definition)).toEqual(['Very busy'])
  expect(thresholds.get('other')).toBeUndefined()
})
