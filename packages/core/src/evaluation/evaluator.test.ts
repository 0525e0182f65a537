import { expect, test } from 'vitest'
import { type AlarmEvent, Evaluator } from './index.js'

const web1 = { hostname: 'web1' }

function measure(evaluator: Evaluator, name: string, second: number, value: number): readonly AlarmEvent[] {
  return evaluator.measure(evaluator.metric({ name, dimensions: web1 }), second * 1000, value)
}

test('default: a measurement reaches every definition that matches its metric', () => {
  const evaluator = new Evaluator()
  evaluator.addDefinition({ id: 'high', expression: 'max(cpu) > 90' })
  evaluator.addDefinition({ id: 'low', expression: 'min(cpu{hostname=web1}) < 5', matchBy: ['hostname'] })
  evaluator.addDefinition({ id: 'load', expression: 'max(load) > 4' })
  expect(measure(evaluator, 'cpu', 5, 97)).toMatchObject([
    { type: 'created', definitionId: 'high', alarmId: 'high:1' },
    { type: 'transition', definitionId: 'high', newState: 'ALARM' },
    { type: 'created', definitionId: 'low', alarmId: 'low:1' },
  ])
  expect(evaluator.tick(91_000)).toMatchObject([{ definitionId: 'low', newState: 'OK' }])
  expect(evaluator.alarms().map(({ definitionId, id, state }) => [definitionId, id, state])).toEqual([
    ['high', 'high:1', 'ALARM'],
    ['low', 'low:1', 'OK'],
  ])
  expect(evaluator.alarms('low')).toHaveLength(1)
  expect(evaluator.alarms('other')).toEqual([])
})

test('metric: the same object for the same name and dimensions, in any order', () => {
  const evaluator = new Evaluator()
  const metric = evaluator.metric({ name: 'cpu', dimensions: { a: '1', b: '2' } })
  expect(evaluator.metric({ name: 'cpu', dimensions: { b: '2', a: '1' } })).toBe(metric)
  expect(evaluator.metric({ name: 'cpu', dimensions: { a: '1' } })).not.toBe(metric)
})

test('behavior: accepts metrics of another evaluator', () => {
  const first = new Evaluator()
  const metric = first.metric({ name: 'cpu', dimensions: web1 })
  for (const evaluator of [first, new Evaluator(), first]) {
    if (evaluator.save().definitions.length === 0)
      evaluator.addDefinition({ id: 'd', expression: 'max(cpu) > 90' })
    evaluator.measure(metric, 0, 1)
    expect(evaluator.alarms()).toHaveLength(1)
  }
})

test('behavior: allocates nothing without events', () => {
  const evaluator = new Evaluator()
  evaluator.addDefinition({ id: 'd', expression: 'max(cpu) > 90' })
  measure(evaluator, 'cpu', 0, 1)
  const nothing = measure(evaluator, 'cpu', 1, 1)
  expect(nothing).toEqual([])
  expect(measure(evaluator, 'cpu', 2, 2)).toBe(nothing)
  expect(measure(evaluator, 'other', 2, 2)).toBe(nothing)
  expect(() => (nothing as AlarmEvent[]).pop()).toThrow(TypeError)
})

test('addDefinition, deleteDefinition: known metrics follow', () => {
  const evaluator = new Evaluator()
  expect(measure(evaluator, 'cpu', 0, 99)).toEqual([])
  evaluator.addDefinition({ id: 'd', expression: 'max(cpu) > 90' })
  expect(evaluator.alarms()).toEqual([])
  expect(measure(evaluator, 'cpu', 1, 99)).toHaveLength(2)
  expect(evaluator.deleteDefinition('d')).toBe(true)
  expect(evaluator.deleteDefinition('d')).toBe(false)
  expect(evaluator.alarms()).toEqual([])
  // The alarm would be OK by now.
  expect([measure(evaluator, 'cpu', 95, 1), measure(evaluator, 'cpu', 155, 1)]).toEqual([[], []])
  expect(evaluator.tick(217_000)).toEqual([])
})

test('error: two definitions with one id', () => {
  const evaluator = new Evaluator()
  evaluator.addDefinition({ id: 'd', expression: 'max(cpu) > 90' })
  expect(() =>
    evaluator.addDefinition({ id: 'd', expression: 'max(load) > 4' }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [InvalidParameterError: \`id\` belongs to a definition that is already evaluated (d).
    Edit or delete that definition first.]
  `)
})

test('error: an invalid expression is not added', () => {
  const evaluator = new Evaluator()
  expect(() => evaluator.addDefinition({ id: 'd', expression: 'max(cpu) =' })).toThrow('not valid')
  expect(evaluator.save().definitions).toEqual([])
})

test('editDefinition, patchAlarm, deleteAlarm: return false if the definition or alarm is unknown', () => {
  const evaluator = new Evaluator({ createAlarmId: () => 'alarm' })
  evaluator.addDefinition({ id: 'other', expression: 'max(load) > 4' })
  evaluator.addDefinition({ id: 'd', expression: 'max(cpu) > 90' })
  measure(evaluator, 'cpu', 0, 50)
  expect(evaluator.editDefinition('d', 'max(cpu) > 40', 1000)).toBe(true)
  expect(evaluator.tick(1000)).toMatchObject([{ alarmId: 'alarm', newState: 'ALARM' }])
  expect(evaluator.patchAlarm('alarm', 'OK')).toBe(true)
  expect(evaluator.tick(2000)).toMatchObject([{ oldState: 'OK', newState: 'ALARM' }])
  expect(evaluator.deleteAlarm('alarm')).toBe(true)
  expect(evaluator.alarms()).toEqual([])
  expect([
    evaluator.editDefinition('none', 'max(cpu) > 1', 0),
    evaluator.patchAlarm('alarm', 'OK'),
    evaluator.deleteAlarm('alarm'),
    evaluator.adoptAlarm('none', { id: 'a', state: 'OK', metrics: [], createdTimestamp: 0 }, 0),
  ]).toEqual([false, false, false, false])
})

test('adoptAlarm, fill: an engine restarts from its tables', () => {
  const evaluator = new Evaluator({ delay: 0 })
  evaluator.addDefinition({ id: 'd', expression: 'avg(cpu) > 90 times 2' })
  const cpu = { name: 'cpu', dimensions: web1 }
  const stored = { id: 'stored', state: 'ALARM', metrics: [cpu], createdTimestamp: 0 } as const
  expect(evaluator.adoptAlarm('d', stored, 300_000)).toBe(true)
  for (const second of [185, 245]) evaluator.fill(evaluator.metric(cpu), second * 1000, 10)
  expect(evaluator.alarms()).toEqual([{ ...stored, definitionId: 'd' }])
  expect(evaluator.tick(301_000)).toMatchObject([
    { alarmId: 'stored', oldState: 'ALARM', newState: 'OK', subAlarms: [{ currentValues: [10] }] },
  ])
  // Its metric is known: it creates no second alarm.
  expect(measure(evaluator, 'cpu', 302, 10)).toEqual([])
})

test('restore: continues, with its own options', () => {
  const evaluator = new Evaluator()
  evaluator.addDefinition({ id: 'd', expression: 'avg(cpu) > 90', matchBy: ['hostname'] })
  measure(evaluator, 'cpu', 5, 97)
  const again = Evaluator.restore(JSON.parse(JSON.stringify(evaluator.save())), { delay: 0 })
  expect(again.save()).toEqual(evaluator.save())
  expect(evaluator.tick(61_000)).toEqual([])
  expect(again.tick(61_000)).toMatchObject([{ alarmId: 'd:1', newState: 'ALARM' }])
})

test('error: restore from another version', () => {
  const saved = { version: 2, definitions: [] }
  // @ts-expect-error another version is not a saved evaluator
  expect(() => Evaluator.restore(saved)).toThrowErrorMatchingInlineSnapshot(`
    [InvalidParameterError: \`saved.version\` is 2, but only 1 is supported.
    Add the definitions again and fill their windows from stored measurements.]
  `)
})

test('error: delay', () => {
  expect(() => new Evaluator({ delay: -1 })).toThrow('`delay` must be a number of seconds of at least 0.')
})

test('D1: an edited period changes the length of the periods, unlike the engine', () => {
  const evaluator = new Evaluator()
  evaluator.addDefinition({ id: 'd', expression: 'sum(cpu) > 10' })
  measure(evaluator, 'cpu', 0, 1)
  expect(evaluator.editDefinition('d', 'sum(cpu, 180) > 10', 10_000)).toBe(true)
  // Each minute by itself stays below the threshold.
  const events = [5, 65, 125].flatMap((second) => measure(evaluator, 'cpu', second, 6))
  expect(events).toEqual([])
  expect(evaluator.tick(211_000)).toMatchObject([
    { newState: 'ALARM', subAlarms: [{ state: 'ALARM', currentValues: [18] }] },
  ])
})

test.each(['count(cpu) >= 2 or sum(cpu) > 100', 'count(cpu) >= 2 and count(cpu) > 0'])(
  'D1: the first measurement counts once if comparisons share a metric, unlike the engine: %s',
  (expression) => {
    const evaluator = new Evaluator()
    evaluator.addDefinition({ id: 'd', expression })
    expect(measure(evaluator, 'cpu', 0, 60)).toMatchObject([{ type: 'created' }])
    expect(evaluator.tick(91_000)).toMatchObject([{ newState: 'OK' }])
    expect(measure(evaluator, 'cpu', 95, 1)).toEqual([])
    expect(measure(evaluator, 'cpu', 96, 1)).toMatchObject([{ newState: 'ALARM' }])
  },
)
