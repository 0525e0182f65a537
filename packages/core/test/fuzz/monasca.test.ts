import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoAuth, V3Password } from '../../src/identity/index.js'
import { createClient, createSession, listAll, listMetrics, metricKey, pages } from '../../src/index.js'
import { createSeriesDecoder } from '../../src/series/index.js'
import { expectTyped } from './expectTyped.js'
import { damaged, hostileJson, hostileText } from './hostileJson.js'
import { patience, settings } from './settings.js'

const links = [
  { rel: 'self', href: 'http://mon/v2.0/x' },
  { rel: 'next', href: 'http://mon/v2.0/x?offset=2&limit=2' },
]
const metric = { id: '0', name: 'cpu', dimensions: { hostname: 'web1' } }
const series = {
  ...metric,
  columns: ['timestamp', 'value', 'value_meta'],
  measurements: [['2026-01-01T00:00:00.000Z', 1.5, { a: 'b' }]],
}
const definition = {
  id: 'd',
  name: 'n',
  description: '',
  expression: 'avg(cpu) > 1',
  expression_data: {
    function: 'AVG',
    metric_name: 'cpu',
    dimensions: {},
    operator: 'GT',
    threshold: 1,
    period: 60,
    periods: 1,
  },
  deterministic: false,
  match_by: ['hostname'],
  severity: 'LOW',
  actions_enabled: true,
  alarm_actions: ['a'],
  ok_actions: [],
  undetermined_actions: [],
  links,
}
const alarm = {
  id: 'a',
  links,
  alarm_definition: { id: 'd', name: 'n', severity: 'LOW', links },
  metrics: [{ name: 'cpu', dimensions: {} }],
  state: 'OK',
  lifecycle_state: null,
  link: null,
  state_updated_timestamp: '2026-01-01T00:00:00Z',
  updated_timestamp: '2026-01-01T00:00:00Z',
  created_timestamp: '2026-01-01T00:00:00Z',
}
const transition = {
  id: '1',
  alarm_id: 'a',
  metrics: [{ name: 'cpu', dimensions: {} }],
  old_state: 'OK',
  new_state: 'ALARM',
  reason: '',
  reason_data: '{}',
  timestamp: '2026-01-01T00:00:00.000Z',
  sub_alarms: [
    {
      sub_alarm_expression: {
        function: 'AVG',
        metric_name: 'cpu',
        dimensions: {},
        operator: 'GT',
        threshold: 1,
        period: 60,
        periods: 1,
      },
      sub_alarm_state: 'ALARM',
      current_values: [1],
    },
  ],
}
const notification = { id: 'n', links, name: 'mail', type: 'EMAIL', address: 'a@b', period: 0 }
const page = (element: unknown) => ({ links, elements: [element, element] })

const replies: unknown[] = [
  page(metric),
  page(series),
  page({
    ...series,
    columns: ['timestamp', 'avg'],
    statistics: [['2026-01-01T00:00:00Z', 1]],
    measurements: undefined,
  }),
  page(definition),
  page(alarm),
  page(transition),
  page(notification),
  page({ id: '1', metric_name: 'cpu' }),
  page({ dimension_name: 'hostname' }),
  page({ dimension_value: 'web1' }),
  page({ type: 'EMAIL' }),
  { links, columns: ['count', 'severity'], counts: [[1, 'LOW']] },
  definition,
  alarm,
  notification,
]

function clientOf(body: unknown) {
  // A list must end even if its links never do.
  let calls = 0
  const fetch = () => {
    calls++
    const said = calls > 5 ? { elements: [], links: [] } : body
    return Promise.resolve(new Response(typeof said === 'string' ? said : JSON.stringify(said)))
  }
  const auth = new NoAuth({ endpoint: 'http://mon/v2.0' })
  return createClient({ session: createSession({ auth, fetch, retries: 0 }), endpoint: 'http://mon/v2.0' })
}

async function callAll(body: unknown): Promise<void> {
  const startTime = 0
  const name = 'cpu'
  const actions: ((client: ReturnType<typeof clientOf>) => unknown)[] = [
    async ({ metrics }) => (await metrics.list()).elements.map(metricKey),
    ({ metrics }) => metrics.listNames(),
    ({ metrics }) => metrics.listDimensionNames(),
    ({ metrics }) => metrics.listDimensionValues({ dimensionName: 'hostname' }),
    ({ metrics }) => metrics.listMeasurements({ name, startTime }),
    ({ metrics }) => metrics.listStatistics({ name, startTime, statistics: ['avg', 'max'], period: 60 }),
    ({ alarms }) => alarms.list(),
    ({ alarms }) => alarms.get({ alarmId: 'a' }),
    ({ alarms }) => alarms.count({ groupBy: ['severity'] }),
    ({ alarms }) => alarms.history({ alarmId: 'a' }),
    ({ alarms }) => alarms.historyList(),
    ({ alarms }) => alarms.update({ alarmId: 'a', state: 'OK', lifecycleState: '', link: '' }),
    ({ alarmDefinitions }) => alarmDefinitions.list(),
    ({ alarmDefinitions }) => alarmDefinitions.get({ alarmDefinitionId: 'd' }),
    ({ alarmDefinitions }) => alarmDefinitions.create({ name: 'n', expression: 'avg(cpu) > 1' }),
    ({ notifications }) => notifications.list(),
    ({ notifications }) => notifications.get({ notificationId: 'n' }),
    ({ notificationTypes }) => notificationTypes.list(),
    (client) => listAll(listMetrics, client, { limit: 2 }),
    async (client) => {
      for await (const found of pages(listMetrics, client, { limit: 2 })) void found
    },
  ]
  for (const action of actions) await expectTyped(() => action(clientOf(body)))
}

test('fuzz: damaged responses of Monasca, for every call', patience, async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...replies).chain(damaged), callAll), settings)
})

test('fuzz: any JSON or text instead of responses', patience, async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(hostileJson, hostileText), callAll), settings)
})

test('fuzz: links to the next page', patience, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { maxLength: 3 }), fc.nat(3), (hrefs, length) =>
      callAll({
        links: hrefs.map((href) => ({ rel: 'next', href: `http://mon/v2.0/x?offset=${href}` })),
        elements: Array(length).fill(metric),
      }),
    ),
    { ...settings, numRuns: Math.ceil(settings.numRuns / 2) },
  )
})

test(
  'fuzz: the decoder result does not depend on chunks, and it throws only its own errors',
  patience,
  async () => {
    const decode = (bytes: Uint8Array, sizes: readonly number[]) => {
      const decoder = createSeriesDecoder({ member: 'measurements', columns: ['value'] })
      let at = 0
      for (const size of sizes) {
        decoder.write(bytes.subarray(at, at + size))
        at += size
      }
      decoder.write(bytes.subarray(at))
      return decoder.end()
    }
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          damaged(page(series)).map((value) => JSON.stringify(value)),
          hostileJson.map((value) => JSON.stringify(value)),
          hostileText,
        ),
        fc.array(fc.nat(40), { maxLength: 20 }),
        fc.nat(),
        async (text, sizes, cut) => {
          const bytes = new TextEncoder().encode(text)
          const whole = await expectTyped(() => decode(bytes, []))
          const pieces = await expectTyped(() => decode(bytes, sizes))
          expect(pieces instanceof Error ? pieces.message : pieces).toEqual(
            whole instanceof Error ? whole.message : whole,
          )
          await expectTyped(() => decode(bytes.subarray(0, cut % (bytes.length + 1)), sizes))
        },
      ),
      settings,
    )
  },
)

test('A12: JSON nested 100,000 levels deep, in responses and errors', patience, async () => {
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)
  for (const text of [
    deep('[', ']'),
    deep('{"a":', '}').replace(':}', ':1}'),
    `{"elements":${deep('[', ']')}}`,
  ]) {
    await callAll(text)
    for (const status of [400, 500]) {
      const fetch = () =>
        Promise.resolve(new Response(text, { status, headers: { 'Content-Type': 'application/json' } }))
      const auth = new V3Password({ authUrl: 'http://k/v3', userId: 'u', password: 'hunter22' })
      const session = createSession({ auth, fetch, retries: 0 })
      await expectTyped(() => session.getToken())
    }
  }
})

/** The same with an object in place of each text and number. */
function trapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trapped)
  if (typeof value !== 'object' || value === null) return { toString: 'x', valueOf: 1, toJSON: 2 }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, trapped(member)]))
}

test('A12: objects instead of texts and numbers, with members that conversions call', patience, async () => {
  for (const reply of replies) await callAll(trapped(reply))
})
