import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { UntrustedOriginError } from '../../src/index.js'
import { createClient } from '../../src/node/index.js'
import { fixture, listenPlain, listenTls } from './servers.js'

const options = { username: 'ada', password: 'correct horse', endpoint: 'https://127.0.0.1:1', env: {} }
const verify = fixture('ca.pem')

test.each([
  ['from https to http', listenPlain],
  ['to another origin on https', listenTls],
])('A1: with its own connections, Node follows no discovery %s', async (_, listenElsewhere) => {
  const seen: string[] = []
  const elsewhere = await listenElsewhere((request: IncomingMessage, response: ServerResponse) => {
    seen.push(`${request.method} ${request.url}`)
    response.end('{}')
  })
  const url = await listenTls((_, response) => {
    response.writeHead(302, { location: `${elsewhere}/identity` }).end()
  })
  const client = createClient({ ...options, authUrl: `${url}/identity`, verify })
  const error = await client.session.getToken().catch((reason: unknown) => reason)
  await client.close()
  expect(error).toBeInstanceOf(UntrustedOriginError)
  expect((error as Error).message).toContain(`${elsewhere}/identity`)
  expect((error as Error).message).toContain(`${url}/identity`)
  expect(seen).toEqual([])
})
