import { damaged } from './storageProblem.js'
import { StoreError } from './storeError.js'

/** Parses JSON that the emulator has stored. @throws `StoreError` if it is not JSON: the file is damaged */
export function parseStored<value>(text: string): value {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StoreError(damaged, { cause: error })
  }
}
