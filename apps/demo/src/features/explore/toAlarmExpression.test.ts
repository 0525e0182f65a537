import { expect, test } from 'vitest'
import type { ChartLine } from '../../components/chart/types.js'
import { toAlarmExpression } from './toAlarmExpression.js'

const line = (name: string, ...values: number[]): ChartLine => ({
  id: name,
  label: name,
  color: 1,
  unit: 'number',
  points: {
    id: '',
    name,
    dimensions: {},
    timestamps: Float64Array.from(values, (_, index) => index),
    columns: { value: Float64Array.from(values) },
    valueMeta: {},
  },
})

test('function, dimensions, whole minutes, and the highest value of the metric', () => {
  const query = {
    metric: 'cpu.user_perc',
    functions: ['max' as const],
    dimensions: { hostname: ['web 1'], device: ['sda', 'sdb'], zone: [] },
  }
  const lines = [line('cpu.user_perc', 3, 81.57, Number.NaN), line('mem.free_mb', 9000)]
  expect(toAlarmExpression(query, 90, lines)).toBe('max(cpu.user_perc{hostname=web 1}, 120) > 82')
})

test('without values and options', () => {
  expect(toAlarmExpression({ metric: 'm', functions: [] }, undefined, [])).toBe('avg(m) > 0')
})

test('what an expression cannot contain is left out', () => {
  const dimensions = { thing: ['a|b'], empty: [''], hostname: ['ü'] }
  expect(toAlarmExpression({ metric: 'm', dimensions }, 15, [])).toBe('avg(m{hostname=ü}) > 0')
  expect(toAlarmExpression({ metric: 'a b' }, 15, [])).toBeUndefined()
})
