import { trimSlashes } from '../../transport/index.js'

/** The URL of the v3 API, from a URL of Keystone with or without `/v3`. */
export function v3BaseUrl(authUrl: string): string {
  const base = trimSlashes(authUrl)
  return /\/v3$/i.test(base) ? base : `${base}/v3`
}
