import { damaged } from './storageProblem.js'
import { StoreError } from './storeError.js'

/** Parses JSON that the emulator itself has stored. @throws `StoreError` when it is not JSON: the file is damaged */
export function parseStored<value>(text: string): value {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StoreError(damaged, { cause: error })
  }
}
