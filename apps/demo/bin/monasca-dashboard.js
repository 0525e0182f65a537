#!/usr/bin/env node
// Without imports: an old Node must get as far as this message.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `monasca-dashboard needs Node 20.19 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org.`,
  )
  process.exitCode = 1
} else {
  await import('../dist-server/main.js')
}
