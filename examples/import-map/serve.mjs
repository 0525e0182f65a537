// A static web server for this folder, for this machine only.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' }

const server = createServer(async (request, response) => {
  // The parser of URLs removes `..`, so that a path cannot leave this folder.
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const path = pathname === '/' ? '/index.html' : pathname
  try {
    const content = await readFile(fileURLToPath(new URL(`.${path}`, import.meta.url)))
    response.writeHead(200, { 'Content-Type': types[path.split('.').pop()] ?? 'text/plain' }).end(content)
  } catch {
    response.writeHead(404).end()
  }
})
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
