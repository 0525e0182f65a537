import { InvalidParameterError } from '../errors/index.js'
import { hasCredentials } from './credentialsInUrl.js'

/**
 * Refuses what cannot be the address of a service, before anything is sent. A path alone is fine in a page.
 *
 * @throws InvalidParameterError, which never shows the credentials of an address
 */
export function checkUrl(parameter: string, url: unknown): string {
  const refuse = (reason: string, advice: string) => new InvalidParameterError({ parameter, reason, advice })
  const example = 'Such as https://cloud.example.org/identity, or, in a page, /identity.'
  if (typeof url !== 'string' || url === '') throw refuse('is missing', example)
  if (hasCredentials(url)) {
    throw refuse('holds a user name or password', 'Give credentials as options, not in the address.')
  }
  if (!/^(https?:\/\/[^/]|\/)/i.test(url)) throw refuse('is not an http or https address', example)
  return url
}
