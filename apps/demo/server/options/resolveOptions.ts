import type { GivenText } from './givenTexts.js'
import { keyOf, type OptionName, type OptionSpec, optionNames, optionTable } from './optionTable.js'
import type { ServerOptions } from './serverOptions.js'
import { InvalidValueError } from './values.js'

/** The options, or all that is wrong with them: a line for each mistake. */
export type ResolvedOptions = { options: ServerOptions; mistakes: readonly string[] }

/** Parses the given texts, fills in defaults, and checks options that depend on each other. */
export function resolveOptions(texts: Readonly<Partial<Record<OptionName, GivenText>>>): ResolvedOptions {
  const mistakes: string[] = []
  const options: Record<string, unknown> = {}
  for (const name of optionNames) {
    const spec: OptionSpec<unknown> = optionTable[name] as OptionSpec<unknown>
    const given = texts[name]
    options[name] = spec.default
    if (given === undefined) continue
    try {
      options[name] = spec.parse(given.text)
    } catch (error) {
      if (!(error instanceof InvalidValueError)) throw error
      mistakes.push(`${given.source} ${error.message}`)
    }
  }
  const has = (name: OptionName) => texts[name] !== undefined
  const nameOf = (name: OptionName) => texts[name]?.source ?? `--${keyOf(name)}`
  const requires = (name: OptionName, other: OptionName, reason: string) => {
    if (has(name) && !has(other)) mistakes.push(`${nameOf(name)} requires --${keyOf(other)}${reason}.`)
  }
  requires('keystoneUrl', 'monascaUrl', '')
  requires('monascaUrl', 'keystoneUrl', '')
  requires('caFile', 'keystoneUrl', ' and --monasca-url, because the emulator has no certificate')
  requires('oidcDiscovery', 'identityProvider', ', the provider’s name in Keystone')
  const discovery = texts.oidcDiscovery
  if (discovery && !has('oidcIssuer') && !discovery.text.includes('/.well-known/openid-configuration')) {
    mistakes.push(`${discovery.source} does not end in /.well-known/openid-configuration: add --oidc-issuer.`)
  }
  const resolved = options as ServerOptions
  const { publicUrl, allowedHosts } = resolved
  const hosts = publicUrl === undefined ? [] : [new URL(publicUrl).hostname]
  return { options: { ...resolved, allowedHosts: [...allowedHosts, ...hosts] }, mistakes }
}
