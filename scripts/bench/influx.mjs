// InfluxDB, on which Monasca stores measurements, from Debian's package `influxdb`: one in a temporary folder.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { portOf } from '../lib/portOf.mjs'

const program = '/usr/bin/influxd'

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts it with an empty database `bench`; resolves to `undefined` where it is not installed. */
export async function startInflux() {
  if (!existsSync(program)) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'monasca-bench-influx-'))
  const port = await freePort()
  const config = join(folder, 'influxdb.conf')
  const path = (name) => JSON.stringify(join(folder, name))
  await writeFile(
    config,
    [
      'reporting-disabled = true',
      `bind-address = "127.0.0.1:${await freePort()}"`,
      `[meta]\n  dir = ${path('meta')}`,
      `[data]\n  dir = ${path('data')}\n  wal-dir = ${path('wal')}`,
      `[http]\n  bind-address = "127.0.0.1:${port}"\n  log-enabled = false`,
    ].join('\n'),
  )
  const child = spawn(program, ['-config', config], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  const query = async (text) => {
    const form = new URLSearchParams({ db: 'bench', epoch: 'ms', q: text })
    const response = await fetch(`${url}/query`, { method: 'POST', body: form })
    if (!response.ok) throw new Error(`InfluxDB: ${response.status} ${await response.text()}`)
    return response.json()
  }
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await query('CREATE DATABASE bench')
        break
      } catch (error) {
        if (attempt === 100 || child.exitCode !== null) throw error
        await wait(100)
      }
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    query,
    stop,
    /** Writes lines of its protocol, with times in ms. */
    async write(lines) {
      const response = await fetch(`${url}/write?db=bench&precision=ms`, { method: 'POST', body: lines })
      if (response.status !== 204) throw new Error(`InfluxDB: ${response.status} ${await response.text()}`)
    },
  }
}
