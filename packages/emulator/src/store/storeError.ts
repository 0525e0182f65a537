/**
 * Thrown if the database of an emulator cannot be opened or brought up to date: the folder cannot be written, the file
 * is damaged or belongs to another program, or a newer emulator wrote it. The message says what to do.
 *
 * @example
 * ```ts
 * try {
 *   createEmulator({ dataDir: './data' })
 * } catch (error) {
 *   if (error instanceof StoreError) log(error.message)
 *   else throw error
 * }
 * ```
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
