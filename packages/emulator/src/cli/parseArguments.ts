import { Command, InvalidArgumentError } from 'commander'

/** What the command line asks for. */
export type Arguments = {
  port: number
  host: string
  /** Folder for the data; absent for memory. */
  data?: string | undefined
  /** How many simulated hosts. */
  fleet: number
  /** Hours of their past. */
  hours: number
  /** Seconds. */
  tokenTtl: number
  /** Port of the OpenID provider; absent for the one after `port`. */
  oidcPort?: number | undefined
  /** Whether there is an OpenID provider. */
  oidc: boolean
  /** Whether this machine's own metrics are posted. */
  agent: boolean
  quiet: boolean
}

/** Where the command line writes to. */
export type Output = { stdout: (text: string) => void; stderr: (text: string) => void }

/**
 * Reads the command line, without the program's name.
 *
 * @throws `CommanderError` after an error, help or version has been written; it knows the exit code
 */
export function parseArguments(argv: readonly string[], version: string, output: Output): Arguments {
  const command = new Command('monasca-emulator')
    .description('Keystone and Monasca in one process, for development, demos and tests.')
    .version(version)
    .option('--port <number>', 'port to listen on; 0 takes a free one', integer(0, 65_535), 8070)
    .option('--host <address>', 'network interface to listen on', '127.0.0.1')
    .option('--data <folder>', 'keep the data in this folder (default: in memory)')
    .option('--fleet <hosts>', 'number of simulated hosts, 0 for none', integer(0, 1000), 8)
    .option('--hours <number>', 'hours of the past that simulated hosts begin with', integer(0, 720), 24)
    .option('--token-ttl <seconds>', 'time that a token is valid', integer(1, 31_536_000), 3600)
    .option('--oidc-port <number>', 'port of the OpenID provider (default: the next one)', integer(0, 65_535))
    .option('--no-oidc', 'start no OpenID provider')
    .option('--no-agent', "do not post this machine's own metrics")
    .option('--quiet', 'write nothing but errors', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: output.stdout, writeErr: output.stderr })
  command.parse(argv, { from: 'user' })
  return command.opts<Arguments>()
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
