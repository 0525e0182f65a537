#!/usr/bin/env node
// npm links a command only if its file is there when it installs; in a clone that is before the build.
// Without static imports: an old Node must get as far as this message.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `monasca-emulator needs Node 20.19 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org.`,
  )
  process.exitCode = 1
} else {
  await import('../dist/cli.js')
}
