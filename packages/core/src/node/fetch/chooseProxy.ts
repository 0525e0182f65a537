import { isExempt } from './noProxy.js'

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The value of a variable in lower case, else in upper case; empty ones are ignored. */
function variable(env: Environment, name: string): string | undefined {
  return env[name] || env[name.toUpperCase()] || undefined
}

/**
 * The proxy that the variables `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` select for a URL. They are read
 * like Python's requests does: lower case wins, and https URLs do not use `HTTP_PROXY`.
 */
export function chooseProxy(url: URL, env: Environment): string | undefined {
  if (isExempt(url, variable(env, 'no_proxy') ?? '')) return undefined
  const scheme = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy'
  // A web server with CGI programs sets HTTP_PROXY from a request header: such a value may be an attack.
  const known = scheme === 'http_proxy' && env['REQUEST_METHOD'] ? env[scheme] : variable(env, scheme)
  return known || variable(env, 'all_proxy')
}
