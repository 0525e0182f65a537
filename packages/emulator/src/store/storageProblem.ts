import { StoreError } from './storeError.js'

/** The message if the database contains something that neither SQLite nor the emulator can have written. */
export const damaged =
  'The database of the emulator is damaged. Stop the emulator, move its data folder away, and restore a backup or start with a new folder.'

const problems: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk with the data of the emulator is full. Free some space, or set a retention.',
  SQLITE_READONLY: 'The data of the emulator cannot be written: the disk or the file is read-only.',
  SQLITE_IOERR: 'The disk with the data of the emulator has failed.',
  SQLITE_BUSY: 'The database of the emulator is locked by another process.',
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
}

/**
 * Returns a sentence that explains a database error that a person can fix; `undefined` for any other error. Nothing of
 * the failed operation has been stored.
 */
export function storageProblem(error: unknown): string | undefined {
  if (error instanceof StoreError) return error.message
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined
  const { code, message } = error
  // Our statements only use tables that every database of ours has.
  if (code === 'SQLITE_ERROR' && /^no such (table|column)/.test(message)) return damaged
  // Codes may have a suffix, such as SQLITE_IOERR_WRITE.
  return Object.entries(problems).find(([name]) => code === name || code.startsWith(`${name}_`))?.[1]
}
