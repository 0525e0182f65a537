import { readFile } from 'node:fs/promises'
import type { Fetch } from '@monasca/core'
import { lab } from '../lab.js'
import { unique } from './admin.js'
import { waitUntil } from './wait.js'

/** Requests as recorded by Keystone's Apache. */
export type Witness = {
  /** A `fetch` with a unique user agent. */
  fetch: Fetch
  /** The lines of the access log with that user agent (method, path and status), once there are enough of them. */
  seen(count: number): Promise<string[]>
}

/** Marks requests to find them in the access log. */
export function createWitness(): Witness {
  const name = unique('witness')
  return {
    fetch: (url, init) => {
      const headers = new Headers(init?.headers)
      headers.set('User-Agent', name)
      return fetch(url, { ...init, headers })
    },
    seen: async (count) => {
      let lines: string[] = []
      await waitUntil(async () => {
        const all = (await readFile(lab.accessLog, 'utf8')).split('\n')
        lines = all.filter((line) => line.endsWith(`"${name}"`))
        return lines.length >= count
      })
      return lines.map((line) => line.replace(/ "[^"]*"$/, ''))
    },
  }
}
