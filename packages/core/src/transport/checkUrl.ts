import { InvalidParameterError } from '../errors/index.js'
import { hasCredentials } from './credentialsInUrl.js'

/**
 * Rejects a value that cannot be the URL of a service, before anything is sent. In a browser, a path alone is valid.
 *
 * @throws InvalidParameterError, which never contains the credentials of the URL
 */
export function checkUrl(parameter: string, url: unknown): string {
  const refuse = (reason: string, advice: string) => new InvalidParameterError({ parameter, reason, advice })
  const example = 'For example https://cloud.example.org/identity or, in a browser, /identity.'
  if (typeof url !== 'string' || url === '') throw refuse('is missing', example)
  if (hasCredentials(url)) {
    throw refuse('contains a user name or password', 'Pass credentials as options, not in the URL.')
  }
  if (!/^(https?:\/\/[^/]|\/)/i.test(url)) throw refuse('is not an http or https URL', example)
  return url
}
