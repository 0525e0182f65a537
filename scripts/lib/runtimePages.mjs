// Runs bundles of the packed packages where Chromium runs scripts: pages, Web Workers and Service Workers.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { portOf } from './portOf.mjs'

/** Bundles a module of a project into one file, with that project's packages. */
export async function bundle(folder, entry, file, format = 'es') {
  // `npm test` loads this module before anything is installed.
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: join(folder, 'bundles'),
      emptyOutDir: false,
      lib: { entry: join(folder, entry), formats: [/** @type {'es' | 'iife'} */ (format)], name: 'bundle' },
      rolldownOptions: {
        onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
        output: { entryFileNames: file, codeSplitting: false },
      },
    },
  })
  return join(folder, 'bundles', file)
}

/** Serves a page, and the bundles of a folder beside it. */
async function serve(folder, html) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    if (pathname === '/') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(html)
    readFile(join(folder, 'bundles', pathname.slice(1))).then(
      (script) => response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script),
      () => response.writeHead(404).end(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Opens a page with a separate origin, and closes both when done. */
async function inPage(browser, folder, html, query, use) {
  const server = await serve(folder, html)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const errors = []
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`http://127.0.0.1:${portOf(server)}/?${new URLSearchParams(query)}`)
    await use(page)
    if (errors.length > 0) throw new Error(errors.join('\n'))
  } finally {
    await context.close()
    server.closeAllConnections()
    server.close()
  }
}

function expectWorks(answer) {
  if (answer !== 'works') throw new Error(answer)
}

export async function runInWebWorker(browser, folder, message) {
  await bundle(folder, 'webWorker.mjs', 'webWorker.js')
  await inPage(browser, folder, '<!doctype html>', {}, async (page) => {
    const answer = await page.evaluate(
      (message) =>
        new Promise((resolve) => {
          const worker = new Worker('/webWorker.js', { type: 'module' })
          worker.addEventListener('message', ({ data }) => resolve(data))
          worker.addEventListener('error', ({ message }) => resolve(message))
          worker.postMessage(message)
        }),
      message,
    )
    expectWorks(answer)
  })
}

export async function runInServiceWorker(browser, folder, message) {
  await bundle(folder, 'serviceWorker.mjs', 'serviceWorker.js')
  await inPage(browser, folder, '<!doctype html>', {}, async (page) => {
    const answer = await page.evaluate(async (message) => {
      await navigator.serviceWorker.register('/serviceWorker.js', { type: 'module' })
      const { active } = await navigator.serviceWorker.ready
      const { port1, port2 } = new MessageChannel()
      return new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data)
        active.postMessage(message, [port2])
      })
    }, message)
    expectWorks(answer)
  })
}

/** Signs in, reads a list and adds to it, with the React and TanStack Query of a project. */
export async function runHooks(browser, folder, { url, name }) {
  await bundle(folder, 'main.mjs', 'main.js')
  const html = '<!doctype html><div id="root"></div><script type="module" src="/main.js"></script>'
  await inPage(browser, folder, html, { url, name }, async (page) => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('status').filter({ hasText: name }).waitFor()
  })
}
