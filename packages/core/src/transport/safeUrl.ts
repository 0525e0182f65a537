import { maskCredentials } from './credentialsInUrl.js'

/** A URL as errors may show it: without credentials, query and fragment. */
export function safeUrl(url: string): string {
  return maskCredentials(url, '').split(/[?#]/, 1).join()
}
