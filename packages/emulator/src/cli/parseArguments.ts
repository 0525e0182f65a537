import { InvalidParameterError } from '@monasca/core'
import { Command, InvalidArgumentError, Option } from 'commander'
import { readAllowedHosts } from '../http/hosts/allowedHosts.js'
import type { Seed } from '../keystone/seed/seed.js'
import { type Quirks, quirks } from '../monasca/routes/quirks.js'
import { defaultNotificationTypes } from '../notifications/notificationTypes.js'
import type { RetentionOptions } from '../store/startRetention.js'
import { readSeed } from './readSeed.js'

/** The parsed command line. */
export type Arguments = {
  port: number
  host: string
  /** Hosts to answer to in addition to this machine and `host`. */
  allowedHosts: string[]
  /** Folder for the data; absent for memory. */
  data?: string | undefined
  /** Initial content of an empty store; absent for the default users. */
  seed?: Seed | undefined
  /** Which measurements are kept; absent for all. */
  retention?: RetentionOptions | undefined
  /** Whether programs on this machine may change faults and clock. */
  faults: boolean
  /** The real server whose defects are reproduced; absent for none. */
  quirks?: Quirks | undefined
  /** Number of simulated hosts. */
  fleet: number
  /** Hours of their history. */
  hours: number
  /** Seconds. */
  tokenTtl: number
  /** Port of the OpenID provider; absent for the one after `port`. */
  oidcPort?: number | undefined
  /** Whether there is an OpenID provider. */
  oidc: boolean
  /** Hosts that webhooks may be posted to in addition to this machine; `any` allows all. */
  webhookHosts: string[]
  /** Types of notification methods. */
  notificationTypes: string[]
  /** Whether this machine's own metrics are posted. */
  agent: boolean
  quiet: boolean
}

/** Where the command line writes to. */
export type Output = { stdout: (text: string) => void; stderr: (text: string) => void }

/**
 * Reads the command line, without the program's name.
 *
 * @throws `CommanderError` with the exit code, after an error, help or version has been written
 */
export function parseArguments(argv: readonly string[], version: string, output: Output): Arguments {
  const command = new Command('monasca-emulator')
    .description('Keystone and Monasca in one process, for development, demos and tests.')
    .version(version)
    .option('--port <number>', 'port to listen on; 0 uses a free port', integer(0, 65_535), 8070)
    .option('--host <address>', 'network interface to listen on', '127.0.0.1')
    .option('--allowed-hosts <names>', 'further host names to answer to, such as .example.org', hosts, [])
    .option('--data <folder>', 'keep the data in this folder (default: in memory)')
    .option('--seed <file>', 'JSON file with the initial users and projects', readSeed)
    .option(
      '--retention <limit>',
      'how long (36h, 7d) or how many (5000000) measurements are kept',
      retention,
    )
    .option('--fleet <hosts>', 'number of simulated hosts, 0 for none', integer(0, 1000), 8)
    .option('--hours <number>', 'hours of history of the simulated hosts', integer(0, 720), 24)
    .option('--token-ttl <seconds>', 'lifetime of a token', integer(1, 31_536_000), 3600)
    .option('--oidc-port <number>', 'port of the OpenID provider (default: the next one)', integer(0, 65_535))
    .option('--faults', 'let programs on this machine make requests fail and move the clock', false)
    .addOption(
      new Option('--quirks <server>', 'reproduce the known defects of a real server').choices(quirks),
    )
    .option('--webhook-hosts <names>', 'further hosts that webhooks may be sent to, or any', list, [])
    .option('--notification-types <names>', 'types of notification methods', list, [
      ...defaultNotificationTypes,
    ])
    .option('--no-oidc', 'do not start the OpenID provider')
    .option('--no-agent', "do not post this machine's own metrics")
    .option('--quiet', 'print errors only', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: output.stdout, writeErr: output.stderr })
  command.parse(argv, { from: 'user' })
  return command.opts<Arguments>()
}

function retention(text: string): RetentionOptions {
  const [, digits = '', unit] = /^([1-9]\d{0,11})([hd]?)$/.exec(text) ?? []
  if (digits === '') {
    throw new InvalidArgumentError(
      'It must be hours or days, such as 36h or 7d, or a number of measurements.',
    )
  }
  const number = Number(digits)
  return unit === '' ? { rows: number } : { hours: unit === 'd' ? 24 * number : number }
}

function hosts(text: string): string[] {
  const names = list(text)
  try {
    readAllowedHosts(names)
  } catch (error) {
    throw error instanceof InvalidParameterError ? new InvalidArgumentError(error.message) : error
  }
  return names
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function integer(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= least && value <= most)) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
    }
    return value
  }
}
