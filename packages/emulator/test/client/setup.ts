import { type Client, createClient } from '@monasca/core'
import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.js'

/** Both ways to reach an emulator: every test of the client uses both. */
export const ways = ['in process', 'over HTTP'] as const

export type Way = (typeof ways)[number]

export type TestServer = {
  emulator: Emulator
  /** Scheme, host and port. */
  origin: string
  /** For `createClient` and `createSession`; records the requests. */
  fetch: (input: string, init?: RequestInit) => Promise<Response>
  /** Method and path of each request so far. */
  requests: string[]
  close(): Promise<void>
}

/** Starts an emulator that is closed after the test. */
export async function startServer(way: Way, options: EmulatorOptions = {}): Promise<TestServer> {
  const emulator = createEmulator(options)
  onTestFinished(emulator.close)
  const origin = way === 'in process' ? 'http://emulator.test:8070' : (await emulator.listen({ port: 0 })).url
  const send = way === 'in process' ? emulator.fetch : globalThis.fetch
  const requests: string[] = []
  return {
    emulator,
    origin,
    requests,
    fetch: (input, init) => {
      requests.push(`${init?.method ?? 'GET'} ${new URL(input).pathname}`)
      return send(input, init)
    },
    close: emulator.close,
  }
}

/** A client of the user `mini-mon`, or another one. */
export function connect(
  { origin, fetch }: TestServer,
  username = 'mini-mon',
  options: { password?: string; projectName?: string; clock?: () => number } = {},
): Client {
  return createClient({
    username,
    password: 'password',
    projectName: 'mini-mon',
    authUrl: `${origin}/identity`,
    fetch,
    retries: 0,
    ...options,
  })
}
