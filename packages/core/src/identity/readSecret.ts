import { InvalidParameterError } from '../errors/index.js'

/** A secret, or a function that returns it for each authentication, for example by prompting the user. */
export type Secret = string | (() => string | Promise<string>)

/** The secret's text. */
export async function readSecret(parameter: string, secret: Secret): Promise<string> {
  const text = typeof secret === 'function' ? await secret() : secret
  if (typeof text === 'string' && text !== '') return text
  throw new InvalidParameterError({ parameter, reason: 'is missing' })
}
