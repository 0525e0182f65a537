import { expectTypeOf, test } from 'vitest'
import type { Session } from '../session/internal.js'
import { type Client, createClient } from './index.js'

declare const session: Session
const authUrl = 'http://k'

test('each kind of credentials', () => {
  expectTypeOf(createClient({ username: 'u', password: 'p', authUrl })).toEqualTypeOf<Client>()
  expectTypeOf(
    createClient({ userId: 'u', password: 'p', authUrl, projectId: undefined }),
  ).toEqualTypeOf<Client>()
  expectTypeOf(createClient({ token: 't', authUrl, apiVersion: '2_0' })).toEqualTypeOf<Client>()
  expectTypeOf(createClient({ session, endpoint: '/v2.0', timeout: 1 })).toEqualTypeOf<Client>()
})

test('neither combined nor missing', () => {
  // @ts-expect-error two kinds of credentials
  createClient({ username: 'u', password: 'p', token: 't', authUrl })
  // @ts-expect-error two kinds of credentials
  createClient({ session, token: 't' })
  // @ts-expect-error an option of the session
  createClient({ session, fetch })
  // @ts-expect-error no credentials
  createClient({ authUrl })
  // @ts-expect-error no user
  createClient({ password: 'p', authUrl })
  // @ts-expect-error no URL of Keystone
  createClient({ token: 't' })
  // @ts-expect-error unknown version
  createClient({ session, apiVersion: '1_0' })
  // @ts-expect-error certificates are always checked
  createClient({ session, verify: false })
})

test('methods keep the types of their functions', () => {
  const client = {} as Client
  expectTypeOf(client.metrics.list).parameter(0).toBeNullable()
  const read = async () => {
    const { elements } = await client.metrics.listStatistics({
      name: 'cpu',
      startTime: 0,
      statistics: ['avg'],
    })
    expectTypeOf(elements[0]?.statistics[0]?.avg).toEqualTypeOf<number | undefined>()
    // @ts-expect-error was not requested
    elements[0]?.statistics[0]?.max
  }
  expectTypeOf(read).returns.resolves.toBeVoid()
})
