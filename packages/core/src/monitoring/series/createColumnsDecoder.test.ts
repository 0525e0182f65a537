import { expect, test } from 'vitest'
import { JsonSyntaxError } from '../../series/index.js'
import { createScriptedFetch } from '../../testing/index.js'
import { createTransport } from '../../transport/index.js'
import { listMeasurementColumns } from '../index.js'

/** Reads a page of measurements from a server with this response, which may state its size. */
async function read(text: string, hasSize = false) {
  const headers: Record<string, string> = hasSize
    ? { 'Content-Length': String(new TextEncoder().encode(text).length) }
    : {}
  const { fetch } = createScriptedFetch([{ body: text, headers }])
  const send = createTransport({ fetch, retries: 0 })
  const requester = {
    scope: 's',
    request: async ({ path, decode }: { path: string; decode?: (() => never) | undefined }) =>
      (await send({ method: 'GET', url: `http://m${path}`, headers: {}, decode })).body,
  }
  return listMeasurementColumns(requester as never, { name: 'cpu', startTime: 0 })
}

function pageOf(rows: number): string {
  const measurements = Array.from({ length: rows }, (_, row) => [
    new Date(row * 1000).toISOString(),
    row % 7 === 3 ? null : row / 8,
    row % 5 === 0 ? { note: `é ${row}` } : {},
  ])
  const series = { id: '1', name: 'cpu', dimensions: { hostname: 'wéb' } }
  const columns = ['timestamp', 'value', 'value_meta']
  return JSON.stringify({ links: [], elements: [{ ...series, columns, measurements }] })
}

const sizes = [[false], [true]]

test.each(sizes)('short and long responses become the same columns, size known: %s', async (hasSize) => {
  const [short, long] = [await read(pageOf(100), hasSize), await read(pageOf(3000), hasSize)]
  const [few, many] = [short.elements[0], long.elements[0]]
  expect(few?.dimensions).toEqual(many?.dimensions)
  expect(many?.timestamps).toHaveLength(3000)
  expect(few?.timestamps).toEqual(many?.timestamps.slice(0, 100))
  expect(few?.columns.value).toEqual(many?.columns.value.slice(0, 100))
  expect(few?.columns.value[3]).toBeNaN()
  expect(few?.valueMeta[5]).toEqual(many?.valueMeta[5])
})

test.each(sizes)('error: a response that is not JSON has the position, size known: %s', async (hasSize) => {
  const error = await read('{"elements":[}', hasSize).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'invalid_response' })
  expect((error as Error).cause).toBeInstanceOf(JsonSyntaxError)
  expect((error as Error).cause).toMatchObject({ position: 13 })
})

test.each(sizes)('an empty response is not a list, size known: %s', async (hasSize) => {
  await expect(read('', hasSize)).rejects.toMatchObject({ code: 'invalid_response' })
})
