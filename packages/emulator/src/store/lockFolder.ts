import { join } from 'node:path'
import Database from 'libsql'
import { StoreError } from './storeError.js'

/**
 * Locks a data folder for this emulator. Two emulators would evaluate the same alarms and notify twice. The lock is a
 * file lock of the system next to the database, so it ends with the process, even after a crash. Other programs can
 * read the database meanwhile.
 *
 * @returns a function that releases the folder
 * @throws StoreError if another emulator uses the folder
 */
export function lockFolder(dataDir: string): () => void {
  const lock = new Database(join(dataDir, 'monasca.lock'))
  try {
    lock.pragma('busy_timeout = 0')
    // Nothing is written to it.
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') {
      const message = `${join(dataDir, 'monasca.lock')} is damaged. Delete it: it holds no data.`
      throw new StoreError(message, { cause: error })
    }
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')) throw error
    throw new StoreError(
      `The data folder ${dataDir} is in use by another emulator. Stop that one, or use another data folder.`,
      { cause: error },
    )
  }
  return () => {
    if (!lock.open) return
    lock.exec('ROLLBACK')
    lock.close()
  }
}
