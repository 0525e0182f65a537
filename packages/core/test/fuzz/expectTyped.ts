import { expect } from 'vitest'
import { BaseError } from '../../src/index.js'

/** What every object would get, were a prototype written to. */
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
const before = prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String).sort())

/**
 * Runs what reads foreign text: it may return whatever it likes, or throw an error of this library, and nothing else. No
 * prototype may have changed.
 */
export async function expectTyped(action: () => unknown): Promise<unknown> {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    // Making a message of foreign words must not fail either.
    expect(String(error.stack)).toContain(error.name)
    JSON.stringify(error)
    return error
  } finally {
    expect(prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String).sort())).toEqual(before)
  }
}
