import { fileURLToPath } from 'node:url'
import { createHostGuard } from '@monasca/emulator/hosts'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { SilentSignIn } from './signInSettings.js'

/** The options of the command line. */
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

/** Parses the command line; commander prints help and errors. */
export function parseOptions(argv: readonly string[]): ServerOptions {
  const command = new Command('npm start --')
    .description('Serves the dashboard on an emulated Keystone and Monasca, or as a gateway to real ones.')
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
    .option(
      '--upstream-timeout <seconds>',
      'seconds within which Keystone and Monasca must respond',
      seconds,
      60,
    )
    .option(
      '--connect-to <origin>',
      'another origin that the page may call; may be repeated',
      (value: string, all: string[]) => [...all, new URL(httpUrl(value)).origin],
      [],
    )
    .option('--oidc-discovery <url>', 'discovery document of the OpenID provider for sign-in', httpUrl)
    .option(
      '--oidc-issuer <url>',
      'issuer of the provider (default: the part of the discovery address before /.well-known/)',
      httpUrl,
    )
    .option(
      '--oidc-client-id <id>',
      'client of the page at the OpenID provider: a public client with the redirect address /callback',
      'dashboard',
    )
    .option('--oidc-scope <scopes>', 'scopes to request from the OpenID provider', 'openid profile')
    .option('--identity-provider <id>', 'Keystone’s name of the identity provider')
    .option('--protocol <id>', 'Keystone’s name of the protocol', 'openid')
    .option(
      '--provider-name <name>',
      'label of the sign-in button (default: the provider’s name in Keystone)',
    )
    .option(
      '--web-sso',
      'offer Keystone’s own web single sign-on; its trusted_dashboard must list the page’s address with /websso',
      false,
    )
    .addOption(
      new Option(
        '--silent-sign-in <mode>',
        'when to sign in through the provider in a hidden frame after a reload; use never for providers that refuse frames',
      )
        .choices(['returning', 'always', 'never'])
        .default('returning'),
    )
    .option('--token-ttl <seconds>', 'lifetime of the emulator’s tokens, in seconds', seconds)
  command.parse(argv)
  const options = command.opts<ServerOptions>()
  if ((options.keystoneUrl === undefined) !== (options.monascaUrl === undefined)) {
    command.error('error: --keystone-url and --monasca-url must be used together')
  }
  if (options.caFile !== undefined && options.keystoneUrl === undefined) {
    command.error(
      'error: --ca-file requires --keystone-url and --monasca-url, because the emulator has no certificate',
    )
  }
  if (options.oidcDiscovery !== undefined && options.identityProvider === undefined) {
    command.error('error: --oidc-discovery requires --identity-provider, the provider’s name in Keystone')
  }
  const { oidcDiscovery = wellKnown, oidcIssuer } = options
  if (oidcIssuer === undefined && !oidcDiscovery.includes(wellKnown)) {
    command.error(`error: --oidc-discovery does not end in ${wellKnown}: add --oidc-issuer`)
  }
  return options
}

const wellKnown = '/.well-known/openid-configuration'

function port(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number
  throw new InvalidArgumentError('Must be a whole number from 0 to 65535.')
}

function count(value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Must be a whole number from 0 to 9999.')
}

function seconds(value: string): number {
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Must be a whole number of seconds, at least 1.')
}

function hosts(value: string): string[] {
  const names = value.split(',').map((name) => name.trim())
  try {
    createHostGuard({ allowedHosts: names })
  } catch {
    throw new InvalidArgumentError(
      'Must be host names such as dashboard.example.org, without scheme and port.',
    )
  }
  return names
}

function httpUrl(value: string): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) {
    const { username, password, hostname } = new URL(value)
    // Origins become part of the page's Content-Security-Policy, where a semicolon ends a rule.
    if (!/^[\w.:[\]-]+$/.test(hostname)) throw new InvalidArgumentError('Its host is not a valid host name.')
    if (username || password) throw new InvalidArgumentError('Remove the user name and password.')
    return value
  }
  throw new InvalidArgumentError('Must be an address such as https://cloud.example.org/identity.')
}
