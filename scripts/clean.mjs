// Removes folders given as arguments: tsc leaves the output of deleted sources behind.
import { rm } from 'node:fs/promises'

await Promise.all(process.argv.slice(2).map((path) => rm(path, { recursive: true, force: true })))
