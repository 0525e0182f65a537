import type { ServerOptions } from './serverOptions.js'
import * as values from './values.js'

/** How one option is written, described and read. */
export type OptionSpec<Value> = {
  /** What follows the flag in the help; none for a switch. */
  argument?: string
  help: string
  /** @throws InvalidValueError */
  parse: (text: string) => Exclude<Value, undefined>
  /** Whether the flag may be repeated; in the environment commas separate the values. */
  isList?: true
} & (undefined extends Value ? { default?: never } : { default: Value })

/** All options by their name in the code; flags, variables and keys of the file are derived from it. */
export const optionTable: { readonly [Name in keyof ServerOptions]-?: OptionSpec<ServerOptions[Name]> } = {
  port: { argument: '<port>', help: 'port of the page', parse: values.portNumber, default: 5173 },
  host: {
    argument: '<address>',
    help: 'address to listen on; 0.0.0.0 opens the page to the network',
    parse: values.anyText,
    default: '127.0.0.1',
  },
  allowedHosts: {
    argument: '<names>',
    help: 'further host names in the page’s address, with commas; .example.org includes all names below',
    parse: values.hostNames,
    isList: true,
    default: [],
  },
  publicUrl: {
    argument: '<url>',
    help: 'address of the page for browsers, behind a proxy with https; its host is an allowed one',
    parse: values.originUrl,
  },
  keystoneUrl: {
    argument: '<url>',
    help: 'a real Keystone instead of the emulator',
    parse: values.httpUrl,
  },
  monascaUrl: {
    argument: '<url>',
    help: 'a real Monasca instead of the emulator',
    parse: values.httpUrl,
  },
  caFile: {
    argument: '<path>',
    help:
      'PEM file with the private authorities that issue the certificates of Keystone and Monasca; replaces the ' +
      'built-in list (to add to that list, set NODE_EXTRA_CA_CERTS)',
    parse: values.anyText,
  },
  upstreamTimeout: {
    argument: '<seconds>',
    help: 'seconds within which Keystone and Monasca must respond',
    parse: values.seconds,
    default: 60,
  },
  connectTo: {
    argument: '<origin>',
    help: 'another origin that the page may call; may be repeated',
    parse: values.origins,
    isList: true,
    default: [],
  },
  oidcDiscovery: {
    argument: '<url>',
    help: 'discovery document of the OpenID provider for sign-in',
    parse: values.httpUrl,
  },
  oidcIssuer: {
    argument: '<url>',
    help: 'issuer of the provider (default: the part of the discovery address before /.well-known/)',
    parse: values.httpUrl,
  },
  oidcClientId: {
    argument: '<id>',
    help: 'client of the page at the OpenID provider: a public client with the redirect address /callback',
    parse: values.anyText,
    default: 'dashboard',
  },
  oidcScope: {
    argument: '<scopes>',
    help: 'scopes to request from the OpenID provider',
    parse: values.anyText,
    default: 'openid profile',
  },
  identityProvider: {
    argument: '<id>',
    help: 'Keystone’s name of the identity provider',
    parse: values.anyText,
  },
  protocol: {
    argument: '<id>',
    help: 'Keystone’s name of the protocol',
    parse: values.anyText,
    default: 'openid',
  },
  providerName: {
    argument: '<name>',
    help: 'label of the sign-in button (default: the provider’s name in Keystone)',
    parse: values.anyText,
  },
  webSso: {
    help: 'offer Keystone’s own web single sign-on; its trusted_dashboard must list the page’s address with /websso',
    parse: values.flag,
    default: false,
  },
  silentSignIn: {
    argument: '<mode>',
    help: 'when to sign in through the provider in a hidden frame after a reload: returning, always or never; use never for providers that refuse frames',
    parse: values.oneOf('returning', 'always', 'never'),
    default: 'returning',
  },
  drainTimeout: {
    argument: '<seconds>',
    help: 'seconds that requests may take to end after SIGTERM',
    parse: values.seconds,
    default: 8,
  },
  emulatorPort: {
    argument: '<port>',
    help: 'port of the emulator for other clients',
    parse: values.portNumber,
    default: 8070,
  },
  data: {
    argument: '<folder>',
    help: 'keep the emulator’s measurements in this folder (default: in memory)',
    parse: values.anyText,
  },
  fleet: {
    argument: '<hosts>',
    help: 'number of simulated hosts with a day of history',
    parse: values.count,
    default: 8,
  },
  tokenTtl: {
    argument: '<seconds>',
    help: 'lifetime of the emulator’s tokens, in seconds',
    parse: values.seconds,
  },
}

/** Name of an option in the code. */
export type OptionName = keyof ServerOptions

export const optionNames: readonly OptionName[] = Object.keys(optionTable) as OptionName[]

/** The flag without dashes, which is also the key in the file: `keystone-url`. */
export function keyOf(name: OptionName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export const variablePrefix = 'MONASCA_DASHBOARD_'

/** The environment variable: `MONASCA_DASHBOARD_KEYSTONE_URL`. */
export function variableOf(name: string): string {
  return variablePrefix + name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}
