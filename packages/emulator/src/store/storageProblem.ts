const problems: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk with the data of the emulator is full. Make room on it, or set a retention.',
  SQLITE_READONLY: 'The data of the emulator cannot be written: the disk or the file is read-only.',
  SQLITE_IOERR: 'The disk with the data of the emulator fails.',
  SQLITE_BUSY: 'The database of the emulator is locked by another process.',
}

/**
 * Says in a sentence why the database could not do what was asked of it, where that is for people to mend; `undefined` for
 * any other error. Nothing of what failed has been stored.
 */
export function storageProblem(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined
  const { code } = error
  // Codes may go into details, such as SQLITE_IOERR_WRITE.
  return Object.entries(problems).find(([name]) => code === name || code.startsWith(`${name}_`))?.[1]
}
