// An emulator in a separate process: sends its address, and its resource use on request. It ends with its parent.
import { createEmulator } from '@monasca/emulator'

const began = performance.now()
const emulator = createEmulator({ ...JSON.parse(process.argv[2]), oidc: false })
const { url } = await emulator.listen({ port: 0 })
process.send({ url, startMs: performance.now() - began })
process.on('message', () => {
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  process.send({ cpuMs: (user + system) / 1000, rss, heapUsed })
})
process.on('disconnect', () => {
  void emulator.close().finally(() => process.exit())
})
