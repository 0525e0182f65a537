import { expect, test } from 'vitest'
import { type AlarmEvent, DefinitionEvaluator, type DefinitionEvaluatorOptions } from './index.js'

type Dimensions = Record<string, string>

function create(
  expression: string,
  matchBy: readonly string[] = [],
  options: Partial<DefinitionEvaluatorOptions> = {},
): DefinitionEvaluator {
  return new DefinitionEvaluator({ id: 'd', expression, matchBy, ...options })
}

function measure(
  definition: DefinitionEvaluator,
  name: string,
  dimensions: Dimensions,
  second: number,
  value: number,
): readonly AlarmEvent[] {
  const feed = definition.feed({ name, dimensions })
  return feed === undefined ? [] : definition.measure(feed, second * 1000, value)
}

/** Alarms by their metrics, as `name key=value …`. */
function groups(definition: DefinitionEvaluator): string[][] {
  return definition.alarms.map(({ metrics }) =>
    metrics.map(({ name, dimensions }) =>
      [name, ...Object.entries(dimensions).map((pair) => pair.join('='))].join(' '),
    ),
  )
}

function states(events: readonly AlarmEvent[]): string[] {
  return events.map((event) =>
    event.type === 'transition' ? `${event.oldState} to ${event.newState}` : event.type,
  )
}

test('default: evaluates the measurement that creates an alarm, and creation is not a transition', () => {
  const definition = create('max(cpu{svc=a}) > 80', ['hostname'])
  const metric = { name: 'cpu', dimensions: { svc: 'a', hostname: 'n1' } }
  expect(measure(definition, 'cpu', metric.dimensions, 15, 97.5)).toEqual([
    {
      type: 'created',
      definitionId: 'd',
      alarmId: 'd:1',
      state: 'UNDETERMINED',
      metrics: [metric],
      timestamp: 15_000,
    },
    {
      type: 'transition',
      definitionId: 'd',
      alarmId: 'd:1',
      oldState: 'UNDETERMINED',
      newState: 'ALARM',
      reason: 'Thresholds are exceeded for: max(cpu{svc=a}) > 80 (values: 97.5)',
      subAlarms: [
        {
          expression: {
            function: 'MAX',
            metricName: 'cpu',
            dimensions: { svc: 'a' },
            operator: 'GT',
            threshold: 80,
            period: 60,
            periods: 1,
            deterministic: false,
          },
          state: 'ALARM',
          currentValues: [97.5],
        },
      ],
      metrics: [metric],
      timestamp: 15_000,
    },
  ])
  expect(definition.alarms).toEqual([
    { id: 'd:1', state: 'ALARM', metrics: [metric], createdTimestamp: 15_000 },
  ])
})

test('behavior: an alarm does not exist until each comparison has a metric', () => {
  const definition = create('avg(cpu{svc=a}) > 80 and avg(load{svc=a}) > 4', ['hostname'])
  expect(measure(definition, 'cpu', { svc: 'a', hostname: 'n1' }, 0, 1)).toEqual([])
  expect(definition.alarms).toEqual([])
  expect(states(measure(definition, 'load', { svc: 'a', hostname: 'n1' }, 10, 1))).toEqual(['created'])
  expect(measure(definition, 'load', { svc: 'a', hostname: 'n2' }, 20, 1)).toEqual([])
  expect(measure(definition, 'cpu', { svc: 'b', hostname: 'n1' }, 30, 1)).toEqual([])
  expect(groups(definition)).toEqual([['cpu svc=a hostname=n1', 'load svc=a hostname=n1']])
})

test('behavior: evaluates the newest measurement of each waiting metric', () => {
  const definition = create('max(cpu) > 80 and max(load) > 4', ['hostname'])
  measure(definition, 'cpu', { hostname: 'n1' }, 5, 99)
  measure(definition, 'cpu', { hostname: 'n1' }, 15, 90)
  const events = measure(definition, 'load', { hostname: 'n1' }, 20, 5)
  expect(states(events)).toEqual(['created', 'UNDETERMINED to ALARM'])
  expect(events[1]).toMatchObject({
    reason: 'Thresholds are exceeded for: max(cpu) > 80 (values: 90); max(load) > 4 (values: 5)',
    subAlarms: [{ currentValues: [90] }, { currentValues: [5] }],
  })
})

test('behavior: a metric without one of the keys is shared', () => {
  const definition = create('avg(cpu) > 80 and avg(disk) > 4', ['hostname', 'device'])
  measure(definition, 'cpu', { hostname: 'n1' }, 0, 1)
  for (const device of ['sda', 'sdb', 'sdc']) measure(definition, 'disk', { hostname: 'n1', device }, 1, 1)
  measure(definition, 'disk', { hostname: 'n2', device: 'sda' }, 1, 1)
  expect(groups(definition)).toEqual([
    ['cpu hostname=n1', 'disk hostname=n1 device=sda'],
    ['disk hostname=n1 device=sdb', 'cpu hostname=n1'],
    ['disk hostname=n1 device=sdc', 'cpu hostname=n1'],
  ])
  const feed = definition.feed({ name: 'cpu', dimensions: { hostname: 'n1' } })
  expect(feed?.targets.map(({ alarm }) => alarm.id)).toEqual(['d:1', 'd:2', 'd:3'])
})

test('behavior: a later metric joins all matching alarms', () => {
  const definition = create('max(cpu) > 80', ['hostname', 'device'])
  measure(definition, 'cpu', { hostname: 'n1', device: 'a' }, 0, 1)
  measure(definition, 'cpu', { hostname: 'n1', device: 'b' }, 0, 1)
  const metric = { name: 'cpu', dimensions: { hostname: 'n1' } }
  expect(measure(definition, 'cpu', metric.dimensions, 5, 99)).toMatchObject([
    { type: 'metricAdded', alarmId: 'd:1', metric, timestamp: 5000 },
    { type: 'metricAdded', alarmId: 'd:2', metric, timestamp: 5000 },
    { type: 'transition', alarmId: 'd:1', newState: 'ALARM' },
    { type: 'transition', alarmId: 'd:2', newState: 'ALARM' },
  ])
})

test('behavior: without match_by there is one alarm, and one window for all metrics', () => {
  const definition = create('sum(cpu) > 10')
  measure(definition, 'cpu', { hostname: 'n1' }, 0, 6)
  expect(states(measure(definition, 'cpu', { hostname: 'n2' }, 1, 7))).toEqual(['metricAdded'])
  expect(measure(definition, 'cpu', {}, 91, 0)).toMatchObject([
    { type: 'metricAdded' },
    { type: 'transition', newState: 'ALARM', subAlarms: [{ currentValues: [13] }] },
  ])
  expect(definition.alarms).toHaveLength(1)
})

test('behavior: metrics with none of the keys form a separate group', () => {
  const definition = create('max(cpu) > 80', ['hostname'])
  measure(definition, 'cpu', {}, 0, 1)
  measure(definition, 'cpu', { hostname: 'n1' }, 0, 1)
  measure(definition, 'cpu', { device: 'a' }, 0, 1)
  expect(groups(definition)).toEqual([['cpu', 'cpu device=a'], ['cpu hostname=n1']])
})

test('behavior: names and values match exactly, and extra dimensions do not matter', () => {
  const definition = create('max(Cpu{svc=A}) > 80')
  expect(definition.feed({ name: 'cpu', dimensions: { svc: 'A' } })).toBeUndefined()
  expect(definition.feed({ name: 'Cpu', dimensions: { svc: 'a' } })).toBeUndefined()
  expect(definition.feed({ name: 'Cpu', dimensions: {} })).toBeUndefined()
  const feed = definition.feed({ name: 'Cpu', dimensions: { svc: 'A', hostname: 'n1' } })
  expect(feed).toBeDefined()
  expect(definition.feed({ name: 'Cpu', dimensions: { hostname: 'n1', svc: 'A' } })).toBe(feed)
})

test('behavior: inherited keys are not dimensions', () => {
  const definition = create('max(cpu) > 80', ['constructor'])
  measure(definition, 'cpu', {}, 0, 1)
  expect(definition.feed({ name: 'cpu', dimensions: {} })?.values.size).toBe(0)
  expect(create('cpu{toString=x} > 1').feed({ name: 'cpu', dimensions: {} })).toBeUndefined()
})

test('behavior: OK from the start if all comparisons are deterministic', () => {
  const both = create('count(a, deterministic) > 1 or count(b, deterministic) > 1')
  measure(both, 'a', {}, 0, 1)
  expect(measure(both, 'b', {}, 0, 1)).toMatchObject([{ type: 'created', state: 'OK' }])
  const one = create('count(a, deterministic) > 1 or count(b) > 1')
  measure(one, 'a', {}, 0, 1)
  expect(measure(one, 'b', {}, 0, 1)).toMatchObject([{ type: 'created', state: 'UNDETERMINED' }])
})

test.each(['and', 'or'])('behavior: UNDETERMINED takes precedence, with %s', (word) => {
  const definition = create(`max(a) > 10 ${word} max(b) > 10`)
  measure(definition, 'a', {}, 0, 20)
  expect(states(measure(definition, 'b', {}, 0, 20))).toEqual(['created', 'UNDETERMINED to ALARM'])
  const events = []
  for (let minute = 1; minute <= 6; minute++) {
    events.push(...measure(definition, 'a', {}, minute * 60, 20))
    events.push(...definition.tick((minute * 60 + 37) * 1000))
  }
  expect(events).toMatchObject([
    {
      oldState: 'ALARM',
      newState: 'UNDETERMINED',
      reason: 'No measurements have arrived for: max(b) > 10',
      subAlarms: [
        { state: 'ALARM', currentValues: [20] },
        { state: 'UNDETERMINED', currentValues: [] },
      ],
    },
  ])
})

test.each([
  ['max(a) > 1 and max(b) > 1 or max(c) > 1', { a: 2, b: 0, c: 0 }, 'OK'],
  ['max(a) > 1 and max(b) > 1 or max(c) > 1', { a: 2, b: 2, c: 0 }, 'ALARM'],
  ['max(a) > 1 and max(b) > 1 or max(c) > 1', { a: 0, b: 0, c: 2 }, 'ALARM'],
  ['max(a) > 1 and (max(b) > 1 or max(c) > 1)', { a: 0, b: 2, c: 2 }, 'OK'],
  ['max(a) > 1 and (max(b) > 1 or max(c) > 1)', { a: 2, b: 0, c: 2 }, 'ALARM'],
])('behavior: %s with %o is %s', (expression, values, state) => {
  const definition = create(expression)
  for (const [name, value] of Object.entries(values)) measure(definition, name, {}, 0, value)
  definition.tick(91_000)
  expect(definition.alarms).toMatchObject([{ state }])
})

test('behavior: nothing changes before every comparison except last has reported', () => {
  const definition = create('max(a) > 10 or avg(b) > 10')
  measure(definition, 'a', {}, 0, 20)
  expect(states(measure(definition, 'b', {}, 0, 20))).toEqual(['created'])
  expect(states(definition.tick(91_000))).toEqual(['UNDETERMINED to ALARM'])

  const exempt = create('max(a, deterministic) > 10 or last(b, deterministic) > 10')
  measure(exempt, 'b', {}, 0, 1)
  measure(exempt, 'a', {}, 0, 1)
  exempt.edit('max(a, deterministic) > 0 or last(b, deterministic) > 10', 1000)
  expect(states(exempt.tick(2000))).toEqual(['OK to ALARM'])
})

test('behavior: event times are arrival times', () => {
  const definition = create('max(cpu) > 80')
  const feed = definition.feed({ name: 'cpu', dimensions: {} })
  if (feed === undefined) throw new Error('the metric matches')
  const events = definition.measure(feed, 60_500, 99, 61_250)
  expect(events.map(({ timestamp }) => timestamp)).toEqual([61_250, 61_250])
})

test('behavior: an event has the metrics at its time', () => {
  const definition = create('max(cpu) > 80')
  const [created] = measure(definition, 'cpu', { hostname: 'n1' }, 0, 1)
  measure(definition, 'cpu', { hostname: 'n2' }, 1, 1)
  expect(created).toMatchObject({ metrics: [{ dimensions: { hostname: 'n1' } }] })
  expect(definition.alarms[0]?.metrics).toHaveLength(2)
})

test('behavior: alarms are in the order of completion', () => {
  const definition = create('max(cpu) > 80 and max(disk) > 4', ['hostname', 'device'])
  for (const device of ['a', 'b']) measure(definition, 'disk', { hostname: 'n1', device }, 0, 1)
  measure(definition, 'cpu', { hostname: 'n1', device: 'b' }, 1, 1)
  measure(definition, 'cpu', { hostname: 'n1', device: 'a' }, 1, 1)
  const events = measure(definition, 'cpu', { hostname: 'n1' }, 2, 1)
  expect(events).toMatchObject([{ alarmId: 'd:1' }, { alarmId: 'd:2' }])
  expect(groups(definition)[0]).toEqual([
    'disk hostname=n1 device=b',
    'cpu hostname=n1 device=b',
    'cpu hostname=n1',
  ])
})

test('behavior: a measurement evaluated in an alarm is not evaluated again in a later one', () => {
  const definition = create('max(cpu) > 80 and max(disk) > 4 and max(load) > 1', ['hostname', 'device'])
  for (const device of ['a', 'b']) measure(definition, 'disk', { hostname: 'n1', device }, 0, 9)
  measure(definition, 'load', { hostname: 'n1', device: 'a' }, 1, 9)
  expect(states(measure(definition, 'cpu', { hostname: 'n1' }, 2, 99))).toEqual([
    'created',
    'UNDETERMINED to ALARM',
  ])
  definition.deleteAlarm('d:1')
  expect(states(measure(definition, 'load', { hostname: 'n1', device: 'b' }, 3, 9))).toEqual(['created'])
  const [alarm] = definition.save().alarms
  expect(alarm?.subAlarms.map(({ window }) => window.slots)).toEqual([[], [[0, 1, 9]], [[0, 1, 9]]])
})

test('edit: comparisons are evaluated from left to right, in the new order', () => {
  const definition = create('max(cpu) > 80 or min(cpu) < 5')
  measure(definition, 'cpu', {}, 0, 50)
  definition.edit('min(cpu) < 5 or max(cpu) > 80', 1000)
  const feed = definition.feed({ name: 'cpu', dimensions: {} })
  expect(feed?.targets.map(({ subAlarm }) => subAlarm.expression.function)).toEqual(['MIN', 'MAX'])
})

test('createAlarmId: custom ids', () => {
  const definition = create('max(cpu) > 80', [], { createAlarmId: () => 'a-b-c' })
  measure(definition, 'cpu', {}, 0, 1)
  expect(definition.alarms).toMatchObject([{ id: 'a-b-c' }])
})

test('patchAlarm: changes a wrong state back', () => {
  const definition = create('max(cpu) > 80')
  measure(definition, 'cpu', {}, 0, 99)
  expect(definition.patchAlarm('d:1', 'OK')).toBe(true)
  expect(definition.alarms).toMatchObject([{ state: 'OK' }])
  expect(states(definition.tick(7_000))).toEqual(['OK to ALARM'])
  expect(states(definition.tick(8_000))).toEqual([])
  expect(definition.patchAlarm('other', 'OK')).toBe(false)
})

test('deleteAlarm: removed, and recreated by the next measurement', () => {
  const definition = create('max(cpu) > 80', ['hostname'])
  measure(definition, 'cpu', { hostname: 'n1' }, 0, 1)
  measure(definition, 'cpu', { hostname: 'n2' }, 0, 1)
  expect(definition.deleteAlarm('d:1')).toBe(true)
  expect(definition.deleteAlarm('d:1')).toBe(false)
  expect(groups(definition)).toEqual([['cpu hostname=n2']])
  expect(measure(definition, 'cpu', { hostname: 'n1' }, 5, 1)).toMatchObject([
    { type: 'created', alarmId: 'd:3' },
  ])
})

test('edit: a new threshold keeps the windows, a new period does not', () => {
  const definition = create('max(cpu) > 80')
  measure(definition, 'cpu', {}, 0, 50)
  expect(states(definition.tick(91_000))).toEqual(['UNDETERMINED to OK'])
  measure(definition, 'cpu', {}, 95, 50)
  definition.edit('max(cpu) > 40', 100_000)
  expect(states(definition.tick(101_000))).toEqual(['OK to ALARM'])
  definition.edit('max(cpu, 120) > 40', 102_000)
  expect(definition.alarms).toMatchObject([{ state: 'ALARM' }])
  // The new window is empty, so the state stays until there has been enough silence.
  expect(definition.tick(103_000)).toEqual([])
  expect(states(measure(definition, 'cpu', {}, 104, 30))).toEqual([])
  expect(states(definition.tick(211_000))).toEqual(['ALARM to OK'])
})

test('edit: uses deterministic and the operators of the new text', () => {
  const definition = create('max(a, deterministic) > 10 and max(b, deterministic) > 10')
  measure(definition, 'a', {}, 0, 20)
  measure(definition, 'b', {}, 0, 1)
  definition.tick(91_000)
  expect(definition.alarms).toMatchObject([{ state: 'OK' }])
  definition.edit('max(a, deterministic) > 10 or max(b) > 10', 92_000)
  expect(definition.subExpressions.map(({ deterministic }) => deterministic)).toEqual([true, false])
  measure(definition, 'a', {}, 95, 20)
  expect(definition.alarms).toMatchObject([{ state: 'ALARM' }])
})

test('edit: comparisons keep their windows when their order changes', () => {
  const definition = create('max(cpu) > 80 and min(cpu) < 5 and max(load) > 1')
  measure(definition, 'cpu', {}, 0, 50)
  measure(definition, 'load', {}, 0, 50)
  definition.edit('max(load) > 2 and min(cpu) < 60 and max(cpu) > 40', 1000)
  const [transition] = definition.tick(2000)
  expect(transition).toMatchObject({
    newState: 'ALARM',
    subAlarms: [
      { expression: { metricName: 'load' }, currentValues: [50] },
      { expression: { function: 'MIN' }, currentValues: [50] },
      { expression: { function: 'MAX' }, currentValues: [50] },
    ],
  })
})

test('edit: another spelling of the same expression changes nothing', () => {
  const definition = create('max(cpu) > 80')
  measure(definition, 'cpu', {}, 0, 99)
  const before = definition.save()
  definition.edit('cpu GT 80.0', 1000)
  expect(definition.save()).toEqual({ ...before, expression: 'cpu GT 80.0' })
})

test('error: edit to other metrics', () => {
  const definition = create('max(cpu{svc=a}) > 80')
  expect(() => definition.edit('max(cpu{svc=b}) > 80', 0)).toThrowErrorMatchingInlineSnapshot(`
    [InvalidParameterError: \`expression\` must keep its metrics and dimensions (cpu).
    Delete the definition and add one with the new expression.]
  `)
  expect(() => definition.edit('max(cpu', 0)).toThrow('The alarm expression is not valid')
  expect(definition.save().expression).toBe('max(cpu{svc=a}) > 80')
})

test('adoptAlarm, fill: continues with stored alarms and measurements', () => {
  const createdTimestamp = 60_000
  const metrics = [
    { name: 'cpu', dimensions: { hostname: 'n1' } },
    { name: 'state', dimensions: { hostname: 'n1' } },
  ]
  const definition = create('avg(cpu, 300) > 80 or last(state) > 0', ['hostname'])
  definition.adoptAlarm({ id: 'stored', state: 'OK', metrics, createdTimestamp }, 2_000_000)
  for (const [index, metric] of metrics.entries()) {
    const feed = definition.feed(metric)
    if (feed === undefined) throw new Error('the metric matches')
    for (let second = 0; second < 2000; second += 30)
      definition.fill(feed, second * 1000, index === 0 ? 90 : 0)
  }
  expect(definition.alarms).toEqual([{ id: 'stored', state: 'OK', metrics, createdTimestamp }])
  // The periods continue from the alarm's creation: 60, 360, …, 1860, 2160.
  expect(definition.tick(2_190_000)).toEqual([])
  expect(definition.tick(2_191_000)).toMatchObject([
    {
      alarmId: 'stored',
      oldState: 'OK',
      newState: 'ALARM',
      subAlarms: [{ currentValues: [90] }, { state: 'OK' }],
    },
  ])
})

test('save, restore: keeps waiting metrics, shared metrics and ids', () => {
  const definition = create('max(cpu) > 80 and max(disk) > 4', ['hostname', 'device'])
  measure(definition, 'cpu', { hostname: 'n1' }, 0, 99)
  measure(definition, 'disk', { hostname: 'n1', device: 'sda' }, 1, 1)
  measure(definition, 'disk', { hostname: 'n2', device: 'sda' }, 2, 9)
  const saved = JSON.parse(JSON.stringify(definition.save()))
  const again = DefinitionEvaluator.restore(saved)
  expect(again.save()).toEqual(definition.save())
  for (const each of [definition, again]) {
    expect(states(measure(each, 'disk', { hostname: 'n1', device: 'sdb' }, 3, 9))).toEqual(['created'])
    expect(states(measure(each, 'cpu', { hostname: 'n2' }, 4, 99))).toEqual([
      'created',
      'UNDETERMINED to ALARM',
    ])
  }
  expect(again.save()).toEqual(definition.save())
})
