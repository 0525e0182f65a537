import { afterAll, beforeAll, expect, test } from 'vitest'
import * as identity from '../../src/identity/index.js'
import type { Case } from './case.js'
import { cloud } from './cloud.js'
import { type Difference, type DifferenceName, differences } from './differences.js'
import { federationCases } from './federationCases.js'
import { genericCases } from './genericCases.js'
import { otherCases } from './otherCases.js'
import { type Recorder, startRecorder } from './record.js'
import { runOurs } from './runOurs.js'
import { refusalCases, sessionCases } from './sessionCases.js'
import { type Python, startPython } from './startPython.js'
import type { Outcome, Step, Task } from './task.js'
import { v3Cases } from './v3Cases.js'

const cases: readonly Case[] = [
  ...v3Cases,
  ...genericCases,
  ...federationCases,
  ...otherCases,
  ...sessionCases,
  ...refusalCases,
]

const usual: readonly Step[] = [
  'token',
  { url: '/metrics', endpointFilter: { serviceType: 'monitoring' }, query: { name: 'cpu', limit: 5 } },
]

const notInDebian = 'keystoneauth1 5.0, which Debian 12 has, does not know it'

/** Our plugins without a counterpart. */
const notCompared: Readonly<Record<string, string>> = {
  AccessInfoPlugin:
    'takes what the server said, and asks for nothing; restored sessions are tested elsewhere',
  V3OAuth2ClientCredential: notInDebian,
  V3OAuth2mTlsClientCredential: notInDebian,
  V3OidcDeviceAuthorization: notInDebian,
}

/** Base classes, and classes whose constructor throws. */
const others = [
  'FederationPlugin',
  'IdentityPlugin',
  'V3AdfsPassword',
  'V3FedKerb',
  'V3Kerberos',
  'V3OAuth1',
  'V3SamlPassword',
]

let recorder: Recorder
let python: Python
const seen = new Set<DifferenceName>()

beforeAll(async () => {
  recorder = await startRecorder()
  python = startPython()
})

afterAll(() => {
  python.stop()
  recorder.close()
})

test.each(cases)('same requests as keystoneauth1: $name', async (one) => {
  const {
    auth,
    session,
    reply = () => undefined,
    differs = ['services get an Accept header for JSON'],
    outcomes = {},
  } = one
  const steps = one.steps?.(recorder.url) ?? usual
  const task: Task = { auth: auth(recorder.url), ...(session && { session }), steps }
  const results: Record<'ours' | 'theirs', Outcome[]> = { ours: [], theirs: [] }
  const ours = await recorder.record(cloud(reply), async () => {
    results.ours = await runOurs(task)
  })
  const theirs = await recorder.record(cloud(reply), async () => {
    results.theirs = await python.run(task)
  })

  let expected = theirs
  for (const name of differs) {
    const { apply }: Difference = differences[name]
    const changed = apply(expected)
    // A difference that no longer occurs must not stay in the table.
    expect(changed, `${name} makes no difference`).not.toEqual(expected)
    expected = changed
    seen.add(name)
  }
  expect(ours).toEqual(expected)
  expect(ours.length).toBeGreaterThan(0)
  for (const index of steps.keys()) {
    const pair = outcomes[index]
    expect(results.ours[index]).toEqual(pair ? pair.ours : results.theirs[index])
    expect(results.theirs[index]).toEqual(pair ? pair.theirs : { value: expect.anything() })
  }
})

test('every plugin is compared or has a reason for the exception', () => {
  const plugins = Object.keys(identity).filter((name) => /^[A-Z]/.test(name))
  const compared = new Set(cases.map(({ auth }) => auth('http://cloud.test').plugin))
  expect([...compared, ...Object.keys(notCompared), ...others].toSorted()).toEqual(plugins.toSorted())
})

test('every difference of the table occurs', () => {
  expect([...seen].toSorted()).toEqual(Object.keys(differences).toSorted())
})
