import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../../src/index.js'

/** An emulator for the tests of a file. */
export type Server = {
  /** Scheme, host and port. */
  readonly origin: string
  /** Address of Keystone. */
  readonly authUrl: string
  /** Address of the OpenID provider. */
  readonly issuer: string
  /** An unused one-time code of the users `totp` and `mfa`: it moves the emulator's clock. */
  nextPasscode(): string
  /** Moves the emulator's clock forward, and does what falls due in between; in milliseconds. */
  advance(milliseconds: number): Promise<void>
  /** Sends a request to the emulator without any client, and returns its JSON. */
  ask(path: string, options?: RequestInit): Promise<{ status: number; headers: Headers; body: Answer }>
}

// biome-ignore lint/suspicious/noExplicitAny: tests look at answers of many shapes, and state them
export type Answer = any

const totp = new TOTP({ secret: Secret.fromBase32('NVXW4YLTMNQS2ZLNOVWGC5DPOIWWWZLZ') })

/** Starts an emulator on a free port for the tests of the file. */
export function serveFile(options: EmulatorOptions = {}): Server {
  let emulator: Emulator | undefined
  let origin = ''
  let ahead = 0
  const clock = () => Date.now() + ahead
  beforeAll(async () => {
    emulator = createEmulator({ fleet: false, clock, ...options })
    origin = (await emulator.listen({ port: 0 })).url
  })
  afterAll(async () => {
    await emulator?.close()
  })
  return {
    get origin() {
      return origin
    },
    get authUrl() {
      return `${origin}/identity`
    },
    get issuer() {
      return emulator?.issuer ?? ''
    },
    nextPasscode() {
      ahead += 30_000
      return totp.generate({ timestamp: clock() })
    },
    async advance(milliseconds) {
      await emulator?.advance(milliseconds)
    },
    async ask(path, options) {
      const answer = await fetch(`${origin}${path}`, options)
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined }
    },
  }
}
