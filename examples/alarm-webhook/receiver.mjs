import { once } from 'node:events'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { createClientFromCloud } from '@monasca/core/node'

/**
 * What Monasca posts to a webhook.
 *
 * @typedef {object} Notification
 * @property {string} alarm_name
 * @property {'OK' | 'ALARM' | 'UNDETERMINED'} state
 * @property {'OK' | 'ALARM' | 'UNDETERMINED'} old_state
 * @property {string} message
 */

/** @param {Notification} notification */
function onNotification({ alarm_name: name, old_state: before, state, message }) {
  console.log(`${name}: ${before} → ${state}. ${message}`)
}

const server = createServer(async (request, response) => {
  if (request.method !== 'POST' || request.url !== '/alarms') return void response.writeHead(404).end()
  try {
    onNotification(/** @type {Notification} */ (await json(request)))
    response.writeHead(204).end()
  } catch {
    response.writeHead(400).end()
  }
})
const host = process.env['HOST'] ?? '127.0.0.1'
server.listen(Number(process.env['PORT'] ?? 8080), host)
await once(server, 'listening')
const address = server.address()
if (address === null || typeof address === 'string') throw new Error('The receiver needs a port.')
const url = `http://${host}:${address.port}/alarms`

const client = createClientFromCloud('emulator')
const { elements: methods } = await client.notifications.list()
const method =
  methods.find((known) => known.address === url) ??
  (await client.notifications.create({ name: `Receiver at ${url}`, type: 'WEBHOOK', address: url }))
const actions = { alarmActions: [method.id], okActions: [method.id], undeterminedActions: [method.id] }

const name = 'Room is too warm'
const { elements: definitions } = await client.alarmDefinitions.list({ name })
if (definitions[0]) await client.alarmDefinitions.patch({ alarmDefinitionId: definitions[0].id, ...actions })
else await client.alarmDefinitions.create({ name, expression: 'last(room.temp_c) > 25', ...actions })
console.log(`Waiting for notifications at ${url}`)

await client.metrics.create({ name: 'room.temp_c', dimensions: { hostname: 'attic' }, value: 31 })

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    server.close()
    void client.close()
  })
}
