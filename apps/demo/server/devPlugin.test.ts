import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { sendRaw } from '../test/sendRaw.js'

test('A6: in development the emulator answers to this machine’s names, whatever Vite allows', async () => {
  const vite = await createServer({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    root: fileURLToPath(new URL('..', import.meta.url)),
    server: { port: 0, allowedHosts: true, hmr: false },
    logLevel: 'silent',
  })
  onTestFinished(() => vite.close())
  await vite.listen()
  const address = vite.httpServer?.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const status = async (host: string) =>
    (await sendRaw(port, ['GET /identity/v3 HTTP/1.1', `Host: ${host}`, 'Connection: close'])).slice(9, 12)
  expect(await status('evil.example')).toBe('421')
  expect(await status(`localhost:${port}`)).toBe('200')
}, 120_000)
