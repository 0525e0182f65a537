import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a data folder. SQLite creates the last three, with the permissions of the database. */
const files = ['monasca.db', 'monasca.lock', 'monasca.db-wal', 'monasca.db-shm', 'monasca.db-journal']

/**
 * Creates a data folder if needed, and keeps other users out of it (0700) and of its files (0600): they contain signing
 * keys, one-time secrets and addresses of webhooks. A folder with other files, or a shared one such as `/tmp`, keeps
 * its permissions; the files are protected there as well. Systems without such permissions ignore this.
 */
export function protectFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const isOurs = readdirSync(dataDir).every((name) => files.includes(name))
  if (isOurs && (lstatSync(dataDir).mode & 0o1000) === 0) restrict(dataDir, 0o700)
  for (const [index, name] of files.entries()) {
    const file = join(dataDir, name)
    // Before SQLite does, which would let the umask decide.
    if (index < 2) closeSync(openSync(file, 'a', 0o600))
    restrict(file, 0o600)
  }
}

function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch {
    // Missing, owned by another user, or on a file system without permissions: opening it decides what happens.
  }
}
