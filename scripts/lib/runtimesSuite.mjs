// The suite of runtimes: packs, runs, and compares the table of supported runtimes with what ran.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack } from './pack.mjs'
import { runRuntimes } from './runtimes.mjs'
import { findOutdated, writeSupport } from './supportTable.mjs'

/** Resolves to the suite's result; with `write` the table is rewritten if everything passed. */
export async function runtimesSuite(browser, { write = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'monasca-tarballs-'))
  try {
    const { rows, failures } = await runRuntimes(await pack(folder), browser)
    if (failures.length === 0) {
      if (write) await writeSupport(rows)
      const outdated = await findOutdated(rows)
      for (const file of outdated)
        failures.push(`${file} is outdated: run \`npm run test:runtimes -- --write\`.`)
    }
    return { name: 'runtimes', passed: rows.length, failed: failures.length, skipped: 0, failures }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
