type UserAgentOptions = {
  userAgent?: string | undefined
  appName?: string | undefined
  appVersion?: string | undefined
  additionalUserAgent?: readonly (readonly [name: string, version: string])[] | undefined
}

/** The header `User-Agent`, or `undefined` if no option sets it. */
export function formatUserAgent(options: UserAgentOptions): string | undefined {
  const { userAgent, appName, appVersion, additionalUserAgent = [] } = options
  if (userAgent) return userAgent
  const parts = [...(appName ? [[appName, appVersion] as const] : []), ...additionalUserAgent]
  return parts.map(([name, version]) => (version ? `${name}/${version}` : name)).join(' ') || undefined
}
