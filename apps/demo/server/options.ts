import { fileURLToPath } from 'node:url'
import { createHostGuard } from '@monasca/emulator/hosts'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { SilentSignIn } from './signInSettings.js'

/** What the command line asks for. */
export type ServerOptions = {
  port: number
  host: string
  allowedHosts: string[]
  emulatorPort: number
  data?: string | undefined
  fleet: number
  keystoneUrl?: string | undefined
  monascaUrl?: string | undefined
  caFile?: string | undefined
  upstreamTimeout: number
  connectTo: string[]
  oidcDiscovery?: string | undefined
  oidcIssuer?: string | undefined
  oidcClientId: string
  oidcScope: string
  identityProvider?: string | undefined
  protocol: string
  providerName?: string | undefined
  webSso: boolean
  silentSignIn: SilentSignIn
  tokenTtl?: number | undefined
}

/** Beside the built server. */
export const pageFolder: string = fileURLToPath(new URL('../dist', import.meta.url))

/** Reads the command line; commander itself prints help and complaints. */
export function parseOptions(argv: readonly string[]): ServerOptions {
  const command = new Command('npm start --')
    .description('Serves the dashboard, on an emulator of Keystone and Monasca or as gateway to real ones.')
    .option('--port <port>', 'port of the page', port, 5173)
    .option('--host <address>', 'address to listen on; 0.0.0.0 opens the page to the network', '127.0.0.1')
    .option(
      '--allowed-hosts <names>',
      'further host names in the page’s address, with commas; .example.org includes all names below',
      hosts,
      [],
    )
    .option('--emulator-port <port>', 'port of the emulator for other clients', port, 8070)
    .option('--data <folder>', 'keep measurements in this folder (default: in memory)')
    .option('--fleet <hosts>', 'number of simulated hosts with a day of history', count, 8)
    .option('--keystone-url <url>', 'a real Keystone instead of the emulator', httpUrl)
    .option('--monasca-url <url>', 'a real Monasca instead of the emulator', httpUrl)
    .option(
      '--ca-file <path>',
      'PEM file with the private authorities that issue the certificates of Keystone and Monasca; replaces the ' +
        'built-in list (to add to that list, set NODE_EXTRA_CA_CERTS)',
    )
    .option('--upstream-timeout <seconds>', 'seconds in which Keystone and Monasca must answer', seconds, 60)
    .option(
      '--connect-to <origin>',
      'another origin that the page may talk to; may be repeated',
      (value: string, all: string[]) => [...all, new URL(httpUrl(value)).origin],
      [],
    )
    .option('--oidc-discovery <url>', 'the discovery document of the OpenID provider to sign in at', httpUrl)
    .option(
      '--oidc-issuer <url>',
      'the issuer that the document names (default: the part of its address before /.well-known/)',
      httpUrl,
    )
    .option(
      '--oidc-client-id <id>',
      'the page’s client at the OpenID provider; public, for /callback',
      'dashboard',
    )
    .option('--oidc-scope <scopes>', 'what to ask the OpenID provider for', 'openid profile')
    .option('--identity-provider <id>', 'Keystone’s name of the identity provider')
    .option('--protocol <id>', 'Keystone’s name of the protocol', 'openid')
    .option('--provider-name <name>', 'what the page calls the provider (default: its name in Keystone)')
    .option(
      '--web-sso',
      'offer Keystone’s own web single sign-on; it must trust the dashboard’s /websso',
      false,
    )
    .addOption(
      new Option(
        '--silent-sign-in <mode>',
        'when to ask the OpenID provider in a hidden frame after a reload; never: for providers that refuse frames',
      )
        .choices(['returning', 'always', 'never'])
        .default('returning'),
    )
    .option('--token-ttl <seconds>', 'seconds that the emulator’s tokens live', seconds)
  command.parse(argv)
  const options = command.opts<ServerOptions>()
  if ((options.keystoneUrl === undefined) !== (options.monascaUrl === undefined)) {
    command.error('error: --keystone-url and --monasca-url belong together: give both, or none')
  }
  if (options.caFile !== undefined && options.keystoneUrl === undefined) {
    command.error('error: --ca-file needs --keystone-url and --monasca-url: the emulator has no certificate')
  }
  if (options.oidcDiscovery !== undefined && options.identityProvider === undefined) {
    command.error('error: --oidc-discovery needs --identity-provider, Keystone’s name of the provider')
  }
  const { oidcDiscovery = wellKnown, oidcIssuer } = options
  if (oidcIssuer === undefined && !oidcDiscovery.includes(wellKnown)) {
    command.error(`error: --oidc-discovery does not end in ${wellKnown}: give --oidc-issuer as well`)
  }
  return options
}

const wellKnown = '/.well-known/openid-configuration'

function port(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}

function count(value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('This is a whole number from 0 to 9999.')
}

function seconds(value: string): number {
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('This is a number of seconds, at least 1.')
}

function hosts(value: string): string[] {
  const names = value.split(',').map((name) => name.trim())
  try {
    createHostGuard({ allowedHosts: names })
  } catch {
    throw new InvalidArgumentError(
      'These are host names such as dashboard.example.org, without scheme and port.',
    )
  }
  return names
}

function httpUrl(value: string): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) {
    const { username, password, hostname } = new URL(value)
    // Origins become part of the page's Content-Security-Policy, where a semicolon ends a rule.
    if (!/^[\w.:[\]-]+$/.test(hostname)) throw new InvalidArgumentError('Its host is not a host name.')
    if (username || password) throw new InvalidArgumentError('Leave out the user name and password.')
    return value
  }
  throw new InvalidArgumentError('This is an address such as https://cloud.example.org/identity.')
}
