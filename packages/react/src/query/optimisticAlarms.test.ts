import { type Alarm, type Page, UnprocessableEntityError } from '@monasca/core'
import {
  InfiniteQueryObserver,
  MutationObserver,
  notifyManager,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { fuzz } from '../../../../vitest.fuzz.js'
import { createRecordingRequester } from '../../test/recordingRequester.js'
import * as query from './index.js'

type Wire = { id: string; lifecycle_state: string | null; link: string | null }

const refusal = new UnprocessableEntityError({
  method: 'PATCH',
  url: 'https://monasca.example.org',
  status: 422,
})

/** A server whose answers come when the test says so. */
function createServer(ids: readonly string[]) {
  const alarms = new Map<string, Wire>(ids.map((id) => [id, { id, lifecycle_state: null, link: null }]))
  const waiting: { id: string; body: Partial<Wire>; answer: (accepts: boolean) => void }[] = []
  const gate: { open?: Promise<void> } = {}
  const list = async () => {
    const elements = [...alarms.values()].map((alarm) => ({ ...alarm }))
    await gate.open
    return { elements }
  }
  const patch = (id: string) => (request: { body: Partial<Wire> }) =>
    new Promise((resolve, reject) => {
      const answer = (accepts: boolean) => {
        if (!accepts) return reject(refusal)
        const alarm = Object.assign(
          alarms.get(id) ?? { id, lifecycle_state: null, link: null },
          defined(request.body),
        )
        resolve({ ...alarm })
      }
      waiting.push({ id, body: request.body, answer })
    })
  const client = createRecordingRequester({
    'GET /alarms': list,
    ...Object.fromEntries(ids.map((id) => [`PATCH /alarms/${id}`, patch(id)])),
    ...Object.fromEntries(ids.map((id) => [`GET /alarms/${id}`, () => ({ ...alarms.get(id) })])),
  })
  return { alarms, client, waiting, gate }
}

function defined(body: Partial<Wire>): Partial<Wire> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

const read = (page: Page<Alarm> | undefined): (string | null)[][] =>
  (page?.elements ?? []).map(({ lifecycleState, link }) => [lifecycleState, link])

async function createCase(ids: readonly string[] = ['a', 'b']) {
  const server = createServer(ids)
  const { client } = server
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } })
  const list = query.listAlarmsQueryOptions(client)
  await queryClient.prefetchQuery(list)
  const patch = (variables: Parameters<typeof write.mutate>[0]): Promise<unknown> =>
    new MutationObserver(queryClient, options).mutate(variables).then(
      () => 'kept',
      (error: unknown) => error,
    )
  const options = query.patchAlarmMutationOptions(client, queryClient, { optimistic: true })
  const write = new MutationObserver(queryClient, options)
  const shown = () => read(queryClient.getQueryData(list.queryKey))
  const sent = (count: number) =>
    vi.waitFor(() => expect(server.waiting).toHaveLength(count), { interval: 1 })
  return { ...server, queryClient, list, patch, shown, sent }
}

test('default: lists, infinite lists and the alarm show it at once, others do not', async () => {
  const { client, queryClient, patch, shown, sent, waiting } = await createCase()
  const infinite = query.listAlarmsInfiniteQueryOptions(client, { limit: 10 })
  const one = query.getAlarmQueryOptions(client, { alarmId: 'a' })
  const another = query.getAlarmQueryOptions(client, { alarmId: 'b' })
  await queryClient.prefetchInfiniteQuery(infinite)
  await queryClient.prefetchQuery(one)
  await queryClient.prefetchQuery(another)
  const foreign = query.listAlarmsQueryKey('another project')
  queryClient.setQueryData(foreign, queryClient.getQueryData(query.listAlarmsQueryKey(client.scope)))
  const before = queryClient.getQueryData(another.queryKey)

  const written = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  expect(shown()).toEqual([
    ['ACKNOWLEDGED', null],
    [null, null],
  ])
  expect(read(queryClient.getQueryData(infinite.queryKey)?.pages[0])).toEqual(shown())
  expect(queryClient.getQueryData(one.queryKey)).toMatchObject({ lifecycleState: 'ACKNOWLEDGED', link: null })
  expect(queryClient.getQueryData(another.queryKey)).toBe(before)
  expect(read(queryClient.getQueryData(foreign))).toEqual([
    [null, null],
    [null, null],
  ])
  waiting[0]?.answer(true)
  expect(await written).toBe('kept')
  expect(shown()[0]).toEqual(['ACKNOWLEDGED', null])
})

test('default: nothing is shown before its time unless asked for', async () => {
  const { client, queryClient, shown, sent, waiting } = await createCase()
  const options = query.patchAlarmMutationOptions(client, queryClient)
  const written = new MutationObserver(queryClient, options).mutate({ alarmId: 'a', link: 'x' })
  await sent(1)
  expect(shown()[0]).toEqual([null, null])
  waiting[0]?.answer(true)
  await written
})

test('behavior: a state is not shown before it is written', async () => {
  const { queryClient, list, patch, sent, waiting } = await createCase()
  const before = queryClient.getQueryData(list.queryKey)
  const written = patch({ alarmId: 'a', state: 'ALARM' })
  await sent(1)
  expect(queryClient.getQueryData(list.queryKey)).toBe(before)
  waiting[0]?.answer(true)
  await written
})

test('error: a refused change is taken back, and the query is as fresh as it was', async () => {
  const { queryClient, list, patch, shown, sent, waiting } = await createCase()
  const before = queryClient.getQueryState(list.queryKey)
  const written = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED', link: 'x' })
  await sent(1)
  expect(shown()[0]).toEqual(['ACKNOWLEDGED', 'x'])
  waiting[0]?.answer(false)
  expect(await written).toBe(refusal)
  expect(queryClient.getQueryState(list.queryKey)).toEqual(before)
})

test('error: of two changes of one alarm, each takes back only itself', async () => {
  const { patch, shown, sent, waiting } = await createCase()
  const first = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  const second = patch({ alarmId: 'a', lifecycleState: 'CLOSED', link: 'x' })
  await sent(2)
  expect(shown()[0]).toEqual(['CLOSED', 'x'])
  waiting[0]?.answer(false)
  await first
  expect(shown()[0]).toEqual(['CLOSED', 'x'])
  waiting[1]?.answer(false)
  await second
  expect(shown()[0]).toEqual([null, null])
})

test('error: the newer change fails first', async () => {
  const { patch, shown, sent, waiting } = await createCase()
  const first = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  const second = patch({ alarmId: 'a', lifecycleState: 'CLOSED' })
  await sent(2)
  waiting[1]?.answer(false)
  await second
  expect(shown()[0]).toEqual(['ACKNOWLEDGED', null])
  waiting[0]?.answer(true)
  await first
  expect(shown()[0]).toEqual(['ACKNOWLEDGED', null])
})

test('behavior: a fetch that lands meanwhile hides no change, and is not forgotten', async () => {
  const { alarms, queryClient, list, patch, shown, sent, waiting } = await createCase()
  const written = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  Object.assign(alarms.get('a') ?? {}, { lifecycle_state: 'OPEN', link: 'theirs' })
  Object.assign(alarms.get('b') ?? {}, { link: 'theirs too' })
  await queryClient.refetchQueries({ queryKey: list.queryKey })
  expect(shown()).toEqual([
    ['ACKNOWLEDGED', 'theirs'],
    [null, 'theirs too'],
  ])
  waiting[0]?.answer(false)
  await written
  expect(shown()).toEqual([
    ['OPEN', 'theirs'],
    [null, 'theirs too'],
  ])
})

test('behavior: a fetch that finds the change already there makes it the truth', async () => {
  const { alarms, queryClient, list, patch, shown, sent, waiting } = await createCase()
  const written = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  Object.assign(alarms.get('a') ?? {}, { lifecycle_state: 'ACKNOWLEDGED' })
  await queryClient.refetchQueries({ queryKey: list.queryKey })
  waiting[0]?.answer(false)
  await written
  expect(shown()[0]).toEqual(['ACKNOWLEDGED', null])
})

test('behavior: a cancelled fetch that goes back to older data brings no change back', async () => {
  const { client, queryClient, gate, patch, shown, sent, waiting, list } = await createCase()
  const written = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  let open = (): void => {}
  gate.open = new Promise((resolve) => {
    open = resolve
  })
  const fetched = queryClient.fetchQuery({ ...list, staleTime: 0 }).then(
    () => 'ended',
    () => 'ended',
  )
  await vi.waitFor(() => expect(client.requests.at(-1)?.path).toBe('/alarms'))
  waiting[0]?.answer(false)
  await written
  expect(shown()[0]).toEqual([null, null])
  await queryClient.cancelQueries({ queryKey: list.queryKey })
  expect(await fetched).toBe('ended')
  open()
  expect(shown()[0]).toEqual([null, null])
})

test('behavior: what a caller writes into the cache meanwhile stays', async () => {
  const { queryClient, list, patch, shown, sent, waiting } = await createCase()
  const written = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  queryClient.setQueryData(list.queryKey, (page) =>
    page === undefined
      ? page
      : { ...page, elements: page.elements.map((alarm) => ({ ...alarm, link: 'mine' })) },
  )
  expect(shown()[0]).toEqual(['ACKNOWLEDGED', 'mine'])
  waiting[0]?.answer(false)
  await written
  expect(shown()).toEqual([
    [null, 'mine'],
    [null, 'mine'],
  ])
})

test('behavior: a page that is added meanwhile makes no change permanent', async () => {
  const server = createServer(['a', 'b'])
  const page = (ids: readonly string[], next: string | undefined) => ({
    elements: ids.map((id) => ({ id, lifecycle_state: null, link: null })),
    links: next === undefined ? [] : [{ rel: 'next', href: `http://x/?offset=${next}` }],
  })
  const client = createRecordingRequester({
    'PATCH /alarms/a': () =>
      new Promise((_resolve, reject) =>
        server.waiting.push({ id: 'a', body: {}, answer: () => reject(refusal) }),
      ),
    'GET /alarms': ({ query: sent }: { query: { offset?: string } }) =>
      sent.offset === undefined ? page(['a'], '1') : page(['b'], undefined),
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } })
  const infinite = query.listAlarmsInfiniteQueryOptions(client)
  await queryClient.prefetchInfiniteQuery(infinite)
  const observer = new InfiniteQueryObserver(queryClient, infinite)
  const options = query.patchAlarmMutationOptions(client, queryClient, { optimistic: true })
  const written = new MutationObserver(queryClient, options)
    .mutate({ alarmId: 'a', link: 'x' })
    .catch(() => 'refused')
  await vi.waitFor(() => expect(server.waiting).toHaveLength(1))
  await observer.fetchNextPage()
  const shown = () => queryClient.getQueryData(infinite.queryKey)?.pages.flatMap(read)
  expect(shown()).toEqual([
    [null, 'x'],
    [null, null],
  ])
  server.waiting[0]?.answer(false)
  await written
  expect(shown()).toEqual([
    [null, null],
    [null, null],
  ])
})

test('behavior: an observer never sees the change vanish', async () => {
  const { queryClient, list, patch, sent, waiting } = await createCase()
  const seen: (string | null | undefined)[] = []
  const observer = new QueryObserver(queryClient, { ...list, notifyOnChangeProps: ['data'] })
  // As the hooks listen: when a batch of changes is over.
  const look = notifyManager.batchCalls(() => {
    seen.push(observer.getCurrentResult().data?.elements[0]?.lifecycleState)
  })
  const unsubscribe = observer.subscribe(look)
  const written = patch({ alarmId: 'a', lifecycleState: 'ACKNOWLEDGED' })
  await sent(1)
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  await queryClient.refetchQueries({ queryKey: list.queryKey })
  waiting[0]?.answer(true)
  await written
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(1))
  unsubscribe()
  expect(seen).toEqual(seen.map(() => 'ACKNOWLEDGED'))
})

test('behavior: a query cache is listened to only while a change is on its way', async () => {
  const { queryClient, patch, sent, waiting } = await createCase()
  const cache = queryClient.getQueryCache()
  expect(cache.hasListeners()).toBe(false)
  const written = patch({ alarmId: 'a', link: 'x' })
  await sent(1)
  expect(cache.hasListeners()).toBe(true)
  waiting[0]?.answer(true)
  await written
  await vi.waitFor(() => expect(cache.hasListeners()).toBe(false))
})

test('property: whatever overlaps, the cache ends as the server is', async () => {
  await fuzz(
    async (random) => {
      const ids = ['a', 'b', 'c']
      const { alarms, queryClient, list, patch, shown, sent, waiting } = await createCase(ids)
      const writes: Promise<unknown>[] = []
      const open: number[] = []
      const truth = new Map<string, (string | null)[]>(ids.map((id) => [id, [null, null]]))
      let made: { id: string; lifecycle?: string; link?: string; number: number; isAccepted: boolean }[] = []
      const putOn = (texts: Map<string, (string | null)[]>, changes: typeof made) => {
        for (const { id, lifecycle, link } of changes) {
          const [oldLifecycle = null, oldLink = null] = texts.get(id) ?? []
          texts.set(id, [lifecycle ?? oldLifecycle, link ?? oldLink])
        }
      }
      // What must be shown: the server's words, with the changes on top that are on their way.
      const expected = (): (string | null)[][] => {
        const texts = new Map(truth)
        putOn(texts, made)
        return [...texts.values()]
      }
      // An accepted change is the server's word when no older one of its alarm is on its way any more.
      const accept = () => {
        const isFinal = ({ id, number, isAccepted }: (typeof made)[number]) =>
          isAccepted && !made.some((other) => other.id === id && other.number < number && !other.isAccepted)
        const final = made.filter(isFinal)
        putOn(truth, final)
        made = made.filter((change) => !final.includes(change))
      }
      for (let step = 0; step < 12; step++) {
        const action = random.below(5)
        if (action <= 1) {
          const id = random.pick(ids)
          const number = waiting.length
          const text = `text ${number}`
          const change = random.oneIn(2) ? { lifecycle: text } : { link: text }
          made.push({ id, ...change, number, isAccepted: false })
          writes.push(patch({ alarmId: id, lifecycleState: change.lifecycle, link: change.link }))
          await sent(number + 1)
          open.push(number)
        } else if (action === 2 && open.length > 0) {
          // Refused: the cache is not fetched again, so that only the taking back is seen.
          const [number = 0] = open.splice(random.below(open.length), 1)
          waiting[number]?.answer(false)
          await writes[number]
          made = made.filter((change) => change.number !== number)
          accept()
        } else if (action === 4 && open.length > 0) {
          const [number = 0] = open.splice(random.below(open.length), 1)
          waiting[number]?.answer(true)
          await writes[number]
          made = made.map((change) => (change.number === number ? { ...change, isAccepted: true } : change))
          accept()
        } else if (action === 3) {
          const id = random.pick(ids)
          Object.assign(alarms.get(id) ?? {}, { link: `theirs ${step}` })
          const wire = [...alarms.values()]
          for (const alarm of wire) truth.set(alarm.id, [alarm.lifecycle_state, alarm.link])
          await queryClient.refetchQueries({ queryKey: list.queryKey })
        }
        expect(shown()).toEqual(expected())
      }
      for (const number of open) waiting[number]?.answer(random.oneIn(2))
      await Promise.all(writes)
      await queryClient.refetchQueries({ queryKey: list.queryKey })
      const end = [...alarms.values()].map(({ lifecycle_state, link }) => [lifecycle_state, link])
      expect(shown()).toEqual(end)
      expect(queryClient.getQueryCache().hasListeners()).toBe(false)
    },
    { runs: 60 },
  )
})
