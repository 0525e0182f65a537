import { BaseError, DiscoveryError } from '../errors/index.js'
import { safeUrl } from '../transport/index.js'

/** The error for a URL that is not a Keystone's, with the reason. */
export function discoveryError(url: string, reason: string, cause?: unknown): DiscoveryError {
  const details = cause instanceof BaseError ? cause.details : undefined
  return new DiscoveryError({ url: safeUrl(url), reason, cause, details })
}
