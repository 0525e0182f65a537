import { readFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { defaultServices } from '../keystone/seed/defaultSeed.js'
import type { Seed } from '../keystone/seed/seed.js'

/**
 * Reads what an empty store begins with from a file of JSON; without services it gets the usual ones.
 *
 * @throws `InvalidArgumentError` when the file cannot be read, or is no such thing
 */
export function readSeed(file: string): Seed {
  const value = parse(file)
  const isSeed = typeof value === 'object' && value !== null && 'users' in value && 'projects' in value
  if (!isSeed || !Array.isArray(value.users) || !Array.isArray(value.projects)) {
    throw new InvalidArgumentError(`${file} must be a JSON object with the lists "users" and "projects".`)
  }
  return { services: defaultServices, ...(value as Omit<Seed, 'services'>) }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InvalidArgumentError(`${file} cannot be read: ${reason}`)
  }
}
