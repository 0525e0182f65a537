import assert from 'node:assert/strict'
import { runScript } from '../lib/exampleProject.mjs'

export async function checkVitest({ folder }) {
  assert.match(await runScript(folder, 'test'), /Tests\s+2 passed/)
}
