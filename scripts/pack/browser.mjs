// Serves the built page, starts an emulator on another port, and reads in a browser what the page shows.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , executablePath, playwright] = process.argv
const { chromium } = await import(pathToFileURL(playwright).href)
const { createEmulator } = await import('@monasca/emulator')
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

const emulator = createEmulator({ fleet: false })
const { url } = await emulator.listen({ port: 0 })
const page = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname
  const file = path === '/' ? 'index.html' : path.slice(1)
  readFile(join('dist', file)).then(
    (body) =>
      response.writeHead(200, { 'content-type': types[file.split('.').pop()] ?? 'text/plain' }).end(body),
    () => response.writeHead(404).end(),
  )
})
await new Promise((/** @type {(value?: unknown) => void} */ resolve) => page.listen(0, '127.0.0.1', resolve))

const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const browser = await chromium.launch({ executablePath, args })
try {
  const tab = await browser.newPage()
  await tab.goto(
    `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (page.address()).port}/?emulator=${url}`,
  )
  await tab.waitForFunction(() => document.querySelector('#result')?.textContent !== 'loading', undefined, {
    timeout: 20_000,
  })
  const text = await tab.textContent('#result')
  if (text !== '0 metrics') throw new Error(`the page shows: ${text}`)
} finally {
  await browser.close()
  page.close()
  await emulator.close()
}
