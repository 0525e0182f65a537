import { readFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import type { Seed } from '../keystone/seed/seed.js'
import { seedSchema } from '../keystone/seed/seedSchema.js'
import { readValue } from '../validation/schemas.js'

/**
 * Reads the initial content of an empty store from a JSON file.
 *
 * @throws `InvalidArgumentError` if the file cannot be read or is not a seed
 */
export function readSeed(file: string): Seed {
  return readValue(seedSchema, parse(file), ({ path, reason }) => {
    const subject = path.length === 0 ? 'it' : `"${path.join('.')}"`
    return new InvalidArgumentError(`${file} is not a valid seed: ${subject} ${reason}.`)
  })
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InvalidArgumentError(`${file} cannot be read: ${reason}`)
  }
}
