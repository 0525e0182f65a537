import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { trackRequests } from './trackRequests.js'

/** A server whose responses the test sends. */
async function startServer() {
  const waiting: ServerResponse[] = []
  const server = createServer((_, response) => waiting.push(response))
  const requests = trackRequests(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const open = async (head = ''): Promise<Socket> => {
    const connected = once(server, 'connection')
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    // A half-sent request is reset.
    socket.on('error', () => {})
    await connected
    if (head !== '') {
      const requested = once(server, 'request')
      socket.write(head)
      await requested
    }
    return socket
  }
  return { requests, waiting, open }
}

const request = 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'

test('drain: waits for the response of a request, and then closes its connection', async () => {
  const { requests, waiting, open } = await startServer()
  const received = text(await open(request))
  let isDrained = false
  const drained = requests.drain(60_000).then(() => {
    isDrained = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(isDrained).toBe(false)
  waiting[0]?.end('complete')
  await drained
  expect(await received).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*Connection: close[\s\S]*complete/)
})

test('drain: closes connections without a request at once, also one that a browser opened in advance', async () => {
  const { requests, waiting, open } = await startServer()
  const unused = text(await open())
  const kept = await open(request)
  waiting[0]?.end('complete')
  await once(kept, 'data')
  kept.write('GET / HTTP/1.1\r\n')
  await requests.drain(60_000)
  expect(await unused).toBe('')
  await once(kept, 'close')
})

test('drain: does not wait longer than it may', async () => {
  const { requests, waiting, open } = await startServer()
  const socket = await open(request)
  await requests.drain(1)
  expect([waiting.length, socket.readyState]).toEqual([1, 'open'])
  socket.destroy()
})
