import { join } from 'node:path'
import Database from 'libsql'
import { StoreError } from './storeError.js'

/**
 * Takes a data folder for this emulator alone. Two of them would evaluate the same alarms and notify twice. The lock is the
 * system's, on a file beside the database, so that it ends with the process, however that ends; other programs may
 * read the database meanwhile.
 *
 * @returns gives the folder back
 * @throws StoreError when another emulator has the folder
 */
export function lockFolder(dataDir: string): () => void {
  const lock = new Database(join(dataDir, 'monasca.lock'))
  try {
    lock.pragma('busy_timeout = 0')
    // Nothing is ever written to it.
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
