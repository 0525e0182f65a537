import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Encoding } from '@monasca/emulator/compression'

type Bytes = Uint8Array<ArrayBuffer>

/** A built file, ready to be sent. */
export type PageFile = {
  body: Bytes
  type: string
  /** The same, compressed by the build. @default none */
  encoded?: Partial<Record<Encoding, Bytes>> | undefined
}

/** Files that the build has written beside a file. */
const endings: Readonly<Record<string, Encoding>> = { '.br': 'br', '.gz': 'gzip' }

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/**
 * Reads the built page into memory, by URL path. It is small, and a server that looks paths up in a map cannot
 * be tricked into sending other files of the machine.
 */
export function readPageFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>()
  const contents = new Map<string, Bytes>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    contents.set(`/${relative(folder, path).split(sep).join('/')}`, new Uint8Array(readFileSync(path)))
  }
  for (const [path, body] of contents) {
    if (endings[extname(path)] !== undefined) continue
    const encoded: PageFile['encoded'] = {}
    for (const [ending, encoding] of Object.entries(endings)) {
      const content = contents.get(path + ending)
      if (content) encoded[encoding] = content
    }
    files.set(path, { body, type: types[extname(path)] ?? 'application/octet-stream', encoded })
  }
  return files
}
