import { expect, test } from 'vitest'
import { ConnectionError, HttpRequestError, MissingAuthMethodsError } from '../../errors/index.js'
import type { SignInMethod } from './methods/signInMethod.js'
import type { LiveRecord, SessionRecord } from './ports/sessionRecord.js'
import { createStateStore, initialState, reduce, type SessionEvent, type SessionState } from './state.js'

const authUrl = 'https://keystone.test/v3'
const empty = initialState(authUrl)
const error = new Error('wrong password')
const choice = { projectId: 'p1' }
const method: SignInMethod = {
  name: 'password',
  keepCredentials: true,
  authenticate: () => Promise.reject(error),
}
const missing = new MissingAuthMethodsError({
  methods: ['password'],
  requiredAuthMethods: [['password', 'totp']],
  receipt: undefined,
  expiresAt: undefined,
})

function record(generation: number, userId: string): LiveRecord {
  const base = { token: `token-${generation}`, body: { user: { id: userId } } }
  const session = { signInMethod: 'password', base, scoped: {}, renewable: false, clockOffset: 0 } as const
  return { generation, id: `sign-in-${generation}`, version: 0, tabId: 'tab', ended: false, ...session }
}

function ended(generation: number): SessionRecord {
  return { generation, id: 'sign-in', version: 0, tabId: 'tab', ended: true }
}

const ada = reduce(empty, { type: 'recordReceived', record: record(1, 'ada') })
const failed = reduce(empty, { type: 'renewalFailed', error, now: 0, random: 1 })

/** State, event, and the members that change. */
const table: [title: string, state: SessionState, event: SessionEvent, change: Partial<SessionState>][] = [
  [
    'recordReceived: the first record of a user',
    { ...empty, choice },
    { type: 'recordReceived', record: record(1, 'ada') },
    {
      record: record(1, 'ada'),
      live: record(1, 'ada'),
      identity: expect.stringMatching(/^[0-9a-f]{16}$/),
      choice: undefined,
    },
  ],
  [
    'recordReceived: the same user signs in again and keeps the scope',
    { ...ada, choice },
    { type: 'recordReceived', record: record(2, 'ada') },
    { record: record(2, 'ada'), live: record(2, 'ada') },
  ],
  [
    'recordReceived: another user starts without a scope',
    { ...ada, choice },
    { type: 'recordReceived', record: record(2, 'bob') },
    {
      record: record(2, 'bob'),
      live: record(2, 'bob'),
      identity: expect.not.stringMatching(`^${ada.identity}$`),
      choice: undefined,
    },
  ],
  [
    'recordReceived: a sign-out drops the credential and the scope',
    { ...ada, choice, credential: { id: 'sign-in-1', method } },
    { type: 'recordReceived', record: ended(2) },
    { record: ended(2), live: undefined, identity: undefined, choice: undefined, credential: undefined },
  ],
  ['recordReceived: an older record', ada, { type: 'recordReceived', record: record(0, 'bob') }, {}],
  [
    'signInStarted: a new sign-in',
    { ...empty, attempt: 4, attemptError: error, pending: { method, error: missing } },
    { type: 'signInStarted', keepsChallenge: false },
    { attempt: 5, busy: true, attemptError: undefined, pending: undefined },
  ],
  [
    'signInStarted: the answer to a challenge',
    { ...empty, pending: { method, error: missing } },
    { type: 'signInStarted', keepsChallenge: true },
    { attempt: 1, busy: true },
  ],
  [
    'tokenIssued: with a credential to keep',
    { ...failed, pending: { method, error: missing } },
    { type: 'tokenIssued', id: 'a', method },
    { credential: { id: 'a', method }, failure: undefined, pending: undefined },
  ],
  [
    'tokenIssued: without one',
    { ...empty, credential: { id: 'a', method } },
    { type: 'tokenIssued', id: 'b', method: undefined },
    { credential: undefined },
  ],
  [
    'signInEnded: success',
    { ...empty, attempt: 1, busy: true },
    { type: 'signInEnded', attempt: 1 },
    { busy: false, restored: true },
  ],
  [
    'signInEnded: a challenge',
    { ...empty, attempt: 1, busy: true },
    { type: 'signInEnded', attempt: 1, challenge: { method, error: missing } },
    { busy: false, restored: true, pending: { method, error: missing } },
  ],
  [
    'signInEnded: failure',
    { ...empty, attempt: 1, busy: true },
    { type: 'signInEnded', attempt: 1, error },
    { busy: false, restored: true, attemptError: error },
  ],
  [
    'signInEnded: an aborted one whose reason is no error',
    { ...empty, attempt: 1, busy: true },
    { type: 'signInEnded', attempt: 1, error: 'enough' },
    { busy: false, restored: true },
  ],
  [
    'signInEnded: failure of one that asked for a scope',
    { ...empty, attempt: 1, busy: true, wantedScope: choice },
    { type: 'signInEnded', attempt: 1, failed: true, error },
    { busy: false, restored: true, attemptError: error, wantedScope: undefined },
  ],
  [
    'signInEnded: a wrong answer to a challenge keeps the scope of the first step',
    { ...empty, attempt: 1, busy: true, wantedScope: choice, pending: { method, error: missing } },
    { type: 'signInEnded', attempt: 1, failed: true, error },
    { busy: false, restored: true, attemptError: error },
  ],
  [
    'signInEnded: an earlier sign-in',
    { ...empty, attempt: 2, busy: true },
    { type: 'signInEnded', attempt: 1, error },
    {},
  ],
  ['pageLeft', { ...empty, attempt: 1, busy: true }, { type: 'pageLeft' }, { attempt: 2 }],
  [
    'pageRestored',
    { ...empty, attempt: 2, busy: true },
    { type: 'pageRestored' },
    { attempt: 3, busy: false },
  ],
  ['sessionFound', { ...ada, attemptError: error }, { type: 'sessionFound' }, { attemptError: undefined }],
  ['restoreFailed', empty, { type: 'restoreFailed', error }, { attemptError: error }],
  ['restored', empty, { type: 'restored', relayed: false }, { relayed: false, restored: true }],
  [
    'restored: a window that passed its answer on',
    empty,
    { type: 'restored', relayed: true },
    { relayed: true, restored: false },
  ],
  [
    'signOutStarted',
    { ...ada, attempt: 1, busy: true, attemptError: error, pending: { method, error: missing } },
    { type: 'signOutStarted' },
    { attempt: 2, busy: false, attemptError: undefined, pending: undefined, restored: true },
  ],
  [
    'scopeChosen',
    { ...ada, storedScopeLost: true, wantedScope: choice },
    { type: 'scopeChosen', choice },
    { choice, wantedScope: undefined, storedScopeLost: false },
  ],
  [
    'storedScopeRefused',
    failed,
    { type: 'storedScopeRefused' },
    { storedScopeLost: true, failure: undefined },
  ],
  [
    'renewalFailed: the first time',
    empty,
    { type: 'renewalFailed', error, now: 5000, random: 1 },
    { failure: { error, count: 1, retryAt: 6000 } },
  ],
  [
    'renewalFailed: the delay doubles, and is shortened at random by up to half',
    { ...empty, failure: { error, count: 3, retryAt: 0 } },
    { type: 'renewalFailed', error, now: 0, random: 0 },
    { failure: { error, count: 4, retryAt: 4000 } },
  ],
  [
    'renewalFailed: the delay ends at a minute',
    { ...empty, failure: { error, count: 30, retryAt: 0 } },
    { type: 'renewalFailed', error, now: 0, random: 1 },
    { failure: { error, count: 31, retryAt: 60_000 } },
  ],
  ['failureCleared', failed, { type: 'failureCleared' }, { failure: undefined }],
  [
    'tokenRefused: by a service',
    empty,
    { type: 'tokenRefused', token: 'a', at: 7 },
    { refused: ['a'], refusedAt: 7 },
  ],
  [
    'tokenRefused: by Keystone, which starts no cooldown',
    { ...empty, refused: ['a'], refusedAt: 7 },
    { type: 'tokenRefused', token: 'b' },
    { refused: ['a', 'b'] },
  ],
  ['lockTaken', empty, { type: 'lockTaken' }, { lockDepth: 1 }],
  ['lockReleased', { ...empty, lockDepth: 2 }, { type: 'lockReleased' }, { lockDepth: 1 }],
  ['timePassed', ada, { type: 'timePassed' }, {}],
]

for (const [title, state, event, change] of table) {
  test(`transition: ${title}`, () => {
    const before = copyOf(state)
    const next = reduce(state, event)
    expect(next).toEqual({ ...state, ...change })
    // The state of before is untouched, so that log and snapshots can compare.
    expect(state).toEqual(before)
    if (Object.keys(change).length === 0) expect(next).toBe(state)
  })
}

/** One level deep: members are never changed in place. */
function copyOf(state: SessionState): SessionState {
  return { ...state, refused: [...state.refused] }
}

test('transition: a server that sends Retry-After sets the delay', () => {
  const busy = new HttpRequestError({ method: 'POST', url: authUrl, status: 503, retryAfter: 30 })
  const { failure } = reduce(empty, { type: 'renewalFailed', error: busy, now: 0, random: 1 })
  expect(failure?.retryAt).toBe(30_000)
  const offline = new ConnectionError({ method: 'POST', url: authUrl })
  expect(reduce(empty, { type: 'renewalFailed', error: offline, now: 0, random: 1 }).failure?.retryAt).toBe(
    1000,
  )
})

test('behavior: every event has a transition in the table', () => {
  const named = new Set(table.map(([, , { type }]) => type))
  expect([...named].sort()).toMatchInlineSnapshot(`
    [
      "failureCleared",
      "lockReleased",
      "lockTaken",
      "pageLeft",
      "pageRestored",
      "recordReceived",
      "renewalFailed",
      "restoreFailed",
      "restored",
      "scopeChosen",
      "sessionFound",
      "signInEnded",
      "signInStarted",
      "signOutStarted",
      "storedScopeRefused",
      "timePassed",
      "tokenIssued",
      "tokenRefused",
    ]
  `)
})

test('behavior: the store reports each event, and resolves `nextRecord` when the record changes', async () => {
  const seen: string[] = []
  const store = createStateStore(empty, ({ type }, before, after) =>
    seen.push(`${type} ${before.attempt} ${after.attempt}`),
  )
  let records = 0
  void store.nextRecord().then(() => records++)
  store.dispatch({ type: 'signInStarted', keepsChallenge: false })
  await Promise.resolve()
  expect(records).toBe(0)
  store.dispatch({ type: 'recordReceived', record: record(1, 'ada') })
  await Promise.resolve()
  expect(records).toBe(1)
  expect(seen).toEqual(['signInStarted 0 1', 'recordReceived 1 1'])
  expect(store.getState().identity).toBe(ada.identity)
})
