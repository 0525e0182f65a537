import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.js'

/** Second 0 of the tests' time. */
export const origin: number = Date.UTC(2025, 0, 6)

/** A body of any type: the tests check its content. */
// biome-ignore lint/suspicious/noExplicitAny: a wrong guess fails the test that makes it
export type Json = any

/** Dimensions of a metric. */
export type Dimensions = Readonly<Record<string, string>>

/** An emulator whose clock moves only on request; in seconds after `origin`. */
export type Lab = {
  emulator: Emulator
  /** Moves the clock to a second. Everything due by then, including that second, is done. */
  at(second: number): Promise<void>
  /** Sends a request below `/v2.0`, and returns the body of the reply. @throws if the reply is not a success */
  send(method: string, path: string, body?: unknown): Promise<Json>
  /** Returns the status of a reply. */
  status(method: string, path: string, body?: unknown): Promise<number>
  /** Creates an alarm definition. */
  define(expression: string, fields?: Record<string, unknown>): Promise<string>
  /** Creates a notification method. */
  notify(address: string, fields?: Record<string, unknown>): Promise<string>
  /** Moves the clock to a second, and posts a measurement of that time. */
  measure(second: number, name: string, value: number, dimensions?: Dimensions): Promise<void>
  /** Posts measurements of several times now. */
  post(...metrics: { name: string; second: number; value: number; dimensions?: Dimensions }[]): Promise<void>
  /** All alarms, oldest first. */
  alarms(query?: string): Promise<Json[]>
  /** Changes of state, oldest first, as `second state`. */
  history(alarmId?: string): Promise<string[]>
  /** Notifications that were sent or would have been, oldest first. */
  outbox(query?: string): Promise<Json[]>
  close(): Promise<void>
}

/** Seconds before `origin` at which the emulator starts, so that it evaluates at second 7 of each minute. */
const startsBefore = 53

/** Starts an emulator that is closed after the test. */
export async function startLab(options: EmulatorOptions & { from?: number } = {}): Promise<Lab> {
  const { from = -startsBefore, ...rest } = options
  const started = origin + from * 1000
  const emulator = createEmulator({ oidc: false, tokenTtl: 100_000_000, clock: () => started, ...rest })
  onTestFinished(emulator.close)
  let now = started
  const token = await signIn(emulator)

  const request = (method: string, path: string, body?: unknown): Promise<Response> =>
    emulator.fetch(`http://emulator.test/v2.0${path}`, {
      method,
      headers: {
        'X-Auth-Token': token,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  const lab: Lab = {
    emulator,
    close: emulator.close,
    async at(second) {
      const target = origin + second * 1000
      await emulator.advance(target - now)
      now = Math.max(now, target)
    },
    async send(method, path, body) {
      const response = await request(method, path, body)
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    status: async (method, path, body) => (await request(method, path, body)).status,
    async define(expression, fields = {}) {
      const body = { name: expression, expression, ...fields }
      return (await lab.send('POST', '/alarm-definitions', body)).id
    },
    async notify(address, fields = {}) {
      const body = { name: address, type: 'WEBHOOK', address, ...fields }
      return (await lab.send('POST', '/notification-methods', body)).id
    },
    async measure(second, name, value, dimensions) {
      await lab.at(second)
      await lab.post({ name, second, value, ...(dimensions && { dimensions }) })
    },
    async post(...metrics) {
      const body = metrics.map(({ second, ...metric }) => ({ ...metric, timestamp: origin + second * 1000 }))
      await lab.send('POST', '/metrics', body)
    },
    alarms: async (query = '') =>
      (
        await lab.send(
          'GET',
          `/alarms?${query}${query.includes('sort_by') ? '' : '&sort_by=created_timestamp'}`,
        )
      ).elements,
    async history(alarmId) {
      const path = alarmId === undefined ? '/alarms/state-history' : `/alarms/${alarmId}/state-history`
      const { elements } = await lab.send('GET', path)
      return elements.map(
        ({ timestamp, new_state }: Json) => `${(Date.parse(timestamp) - origin) / 1000} ${new_state}`,
      )
    },
    async outbox(query = '') {
      const response = await emulator.fetch(`http://emulator.test/emulator/v1/outbox?limit=1000&${query}`)
      const { elements }: Json = await response.json()
      return elements.reverse()
    },
  }
  return lab
}

async function signIn(emulator: Emulator): Promise<string> {
  const user = { name: 'mini-mon', domain: { id: 'default' }, password: 'password' }
  const scope = { project: { name: 'mini-mon', domain: { id: 'default' } } }
  const response = await emulator.fetch('http://emulator.test/identity/v3/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } }, scope } }),
  })
  return response.headers.get('X-Subject-Token') ?? ''
}
