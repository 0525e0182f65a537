import assert from 'node:assert/strict'
import { runScript } from '../lib/exampleProject.mjs'

export async function checkNodeClouds({ folder }) {
  const output = await runScript(folder, 'start')
  assert.match(output, /^[1-9]\d* alarms fire\n {2}(?:LOW|MEDIUM|HIGH|CRITICAL) .+ on \S+\n/)
  assert.match(output, /Busiest hosts in the last hour\n(?: {2}\S+: \d+\.\d %\n){3}$/)
}
