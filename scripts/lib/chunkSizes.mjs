import { gzipSync } from 'node:zlib'

/**
 * Bytes in gzip of a page that Vite has built without writing it: of the chunks that it loads at once, and of those that
 * it may load later.
 */
export function chunkSizes(built) {
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (
    Array.isArray(built) ? built[0] : built
  )
  const chunks = output.filter((one) => one.type === 'chunk')
  const atOnce = new Set()
  const visit = (name) => {
    const chunk = chunks.find(({ fileName }) => fileName === name)
    if (chunk === undefined || atOnce.has(name)) return
    atOnce.add(name)
    for (const next of chunk.imports) visit(next)
  }
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk.fileName)
  const size = (some) => some.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)
  return {
    atOnce: size(chunks.filter(({ fileName }) => atOnce.has(fileName))),
    later: size(chunks.filter(({ fileName }) => !atOnce.has(fileName))),
  }
}
