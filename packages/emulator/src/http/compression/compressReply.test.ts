import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chooseEncoding } from './chooseEncoding.js'
import { compressReply } from './compressReply.js'

const long = JSON.stringify({ elements: Array.from({ length: 500 }, (_, index) => ({ index })) })

function ask(path = '/v2.0/metrics', acceptEncoding: string | undefined = 'gzip, deflate, br, zstd') {
  return new Request(`http://localhost${path}`, {
    headers: acceptEncoding === undefined ? {} : { 'Accept-Encoding': acceptEncoding },
  })
}

function reply(body: BodyInit | null, headers: Record<string, string> = {}) {
  return new Response(body, { headers: { 'Content-Type': 'application/json', ...headers } })
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=1, br;q=0.5', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['identity', undefined],
  ['', undefined],
  [null, undefined],
])('encoding: Accept-Encoding %j is %j', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding)
})

test('compresses JSON with what the client accepts', async () => {
  const br = await compressReply(ask(), reply(long, { ETag: '"1"', Vary: 'Origin', 'Content-Length': '9' }))
  expect(Object.fromEntries(br.headers)).toEqual({
    'content-type': 'application/json',
    'content-encoding': 'br',
    etag: 'W/"1"',
    vary: 'Origin, Accept-Encoding',
  })
  expect(brotliDecompressSync(await bytesOf(br)).toString()).toBe(long)
  const gzip = await compressReply(ask('/v2.0/metrics', 'gzip'), reply(long))
  expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(long)
  const plain = await compressReply(ask('/v2.0/metrics', 'identity'), reply(long))
  expect(plain.headers.get('Content-Encoding')).toBeNull()
  expect(plain.headers.get('Vary')).toBe('Accept-Encoding')
  expect(await plain.text()).toBe(long)
})

test.each<[string, Request, Response]>([
  ['short', ask(), reply('{"elements":[]}')],
  ['encoded already', ask(), reply(long, { 'Content-Encoding': 'zstd' })],
  ['not JSON', ask(), reply(long, { 'Content-Type': 'application/octet-stream' })],
  ['not to be changed', ask(), reply(long, { 'Cache-Control': 'no-store, no-transform' })],
  ['of Keystone, with secrets', ask('/identity/v3/auth/tokens'), reply(long)],
  ['without body', ask(), reply(null)],
])('a reply stays as it is: %s', async (_, request, response) => {
  const before = response.headers.get('Content-Encoding')
  const expected = await response.clone().text()
  const answer = await compressReply(request, response)
  expect(answer.headers.get('Content-Encoding')).toBe(before)
  expect(await answer.text()).toBe(expected)
})

test('streams: each part arrives before the next one is written', async () => {
  let send: (part: string) => void = () => {}
  let end = () => {}
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (part) => controller.enqueue(new TextEncoder().encode(part))
      end = () => controller.close()
    },
  })
  const answering = compressReply(ask('/v2.0/metrics', 'gzip'), reply(source))
  send(long)
  const answer = await answering
  const gunzip = createGunzip()
  const reader = answer.body?.getReader()
  let text = ''
  gunzip.on('data', (part) => {
    text += part
  })
  const readUntil = async (expected: string) => {
    while (text !== expected) {
      const part = await reader?.read()
      if (part?.value) await new Promise((resolve) => gunzip.write(part.value, resolve))
    }
  }
  await readUntil(long)
  send('tail')
  await readUntil(`${long}tail`)
  end()
  expect((await reader?.read())?.value?.byteLength ?? 0).toBeLessThan(20)
})

test('streams: a short first part is not held back', async () => {
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('[')),
  })
  const answer = await compressReply(ask(), reply(source))
  const part = await answer.body?.getReader().read()
  expect(new TextDecoder().decode(part?.value)).toBe('[')
})

test('a body that fails, fails after compression too, and one whose reader leaves is cancelled', async () => {
  const failure = new Error('The disk is gone')
  let parts = 0
  let leave = () => {}
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  const source = () =>
    new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          parts += 1
          if (parts > 2) controller.error(failure)
          else controller.enqueue(new TextEncoder().encode(long))
        },
        cancel: () => leave(),
      },
      { highWaterMark: 0 },
    )
  await expect((await compressReply(ask(), reply(source()))).text()).rejects.toThrow('The disk is gone')
  parts = 0
  await (await compressReply(ask(), reply(source()))).body?.cancel(new Error('left'))
  await left
})
