import { createHostGuard } from '@monasca/emulator/hosts'

/** What is wrong with the text of an option; reads on from its name: `must be …`. Never contains the text. */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError'
}

export function anyText(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidValueError('must not be empty.')
}

export function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidValueError('must be a whole number from 0 to 65535.')
}

export function count(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw new InvalidValueError('must be a whole number from 0 to 9999.')
}

export function seconds(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new InvalidValueError('must be a whole number of seconds, at least 1.')
}

export function flag(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw new InvalidValueError('must be true or false.')
}

export function oneOf<Choice extends string>(...choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const found = choices.find((choice) => choice === text)
    if (found !== undefined) return found
    throw new InvalidValueError(`must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`)
  }
}

export function hostNames(text: string): string[] {
  const names = splitList(text)
  try {
    createHostGuard({ allowedHosts: names })
  } catch {
    throw new InvalidValueError('must be host names such as dashboard.example.org, without scheme and port.')
  }
  return names
}

export function httpUrl(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new InvalidValueError('must be an address such as https://cloud.example.org/identity.')
  }
  const { username, password, hostname } = new URL(text)
  // Origins become part of the page's Content-Security-Policy, where a semicolon ends a rule.
  if (!/^[\w.:[\]-]+$/.test(hostname)) throw new InvalidValueError('must have a valid host name.')
  if (username || password) throw new InvalidValueError('must not contain a user name or password.')
  return text
}

/** Scheme, host and port of the address without anything behind. */
export function originUrl(text: string): string {
  const { origin, pathname, search, hash } = new URL(httpUrl(text))
  if (pathname === '/' && !search && !hash) return origin
  throw new InvalidValueError(
    'must have no path, such as https://dashboard.example.org: the dashboard needs a whole host.',
  )
}

export function origins(text: string): string[] {
  return splitList(text).map((item) => new URL(httpUrl(item)).origin)
}

function splitList(text: string): string[] {
  return text.split(',').map((item) => item.trim())
}
