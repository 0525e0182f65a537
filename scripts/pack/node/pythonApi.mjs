// The examples of python-monascaclient's documentation, one to one, on Node, against `npx monasca-emulator`.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createClient, createSession } from '@monasca/core'
import { Token } from '@monasca/core/identity'

/** A free port: the command's default may be in use on this machine. */
const server = createServer().listen(0, '127.0.0.1')
await once(server, 'listening')
const port = String(server.address().port)
server.close()
await once(server, 'close')
const emulator = spawn(
  process.execPath,
  ['node_modules/@monasca/emulator/bin/monasca-emulator.js', '--port', port, '--fleet', '0', '--no-agent'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
await new Promise((resolve, reject) => {
  emulator.stdout.on('data', (chunk) => String(chunk).includes(port) && resolve())
  emulator.on('exit', () => reject(new Error('the emulator stopped')))
})

try {
  const authUrl = `http://127.0.0.1:${port}/identity`
  const endpoint = `http://127.0.0.1:${port}/v2.0`
  const projectName = 'mini-mon'

  const byPassword = createClient({
    apiVersion: '2_0',
    username: 'mini-mon',
    password: 'password',
    authUrl,
    projectName,
    endpoint,
  })
  await byPassword.metrics.create({
    name: 'room.temp_c',
    dimensions: { site: 'attic' },
    timestamp: Date.now(),
    value: 21.5,
  })
  const { elements } = await byPassword.metrics.list({ name: 'room.temp_c', dimensions: { site: 'attic' } })
  assert.deepEqual(
    elements.map(({ name, dimensions }) => ({ name, dimensions })),
    [{ name: 'room.temp_c', dimensions: { site: 'attic' } }],
  )

  const token = await byPassword.session.getToken()
  const byToken = createClient({ apiVersion: '2_0', endpoint, token, authUrl, projectName })
  assert.equal((await byToken.metrics.list({ name: 'room.temp_c' })).elements.length, 1)

  const auth = new Token({ authUrl, token, projectName })
  const session = createSession({ auth })
  const bySession = createClient({ apiVersion: '2_0', endpoint, session })
  assert.equal((await bySession.metrics.list({ name: 'room.temp_c' })).elements.length, 1)

  await assert.rejects(
    createClient({ username: 'mini-mon', password: 'wrong', authUrl, projectName, endpoint }).metrics.list(),
    { name: 'InvalidCredentialsError' },
  )
} finally {
  emulator.kill()
}
