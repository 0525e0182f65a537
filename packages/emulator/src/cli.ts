#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { runCli } from './cli/runCli.js'

const controller = new AbortController()
// Once each: a second Ctrl+C kills a program that does not stop by itself.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort())

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
process.exitCode = await runCli({
  argv: process.argv.slice(2),
  version,
  signal: controller.signal,
  terminal: process.stdout.isTTY,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
})
