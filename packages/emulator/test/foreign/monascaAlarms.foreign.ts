import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './support/run.js'
import { type Answer, serveFile } from './support/server.js'
import { createTranscript } from './support/transcript.js'

/** A whole minute, at which the clock is stopped until it is moved. */
const begin = Math.floor(Date.now() / 60_000) * 60_000
const server = serveFile({ clock: () => begin })

const posted: Answer[] = []
let hook: HttpServer
let hookUrl = ''
beforeAll(async () => {
  hook = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      posted.push({ type: request.headers['content-type'], ...JSON.parse(text) })
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => {
    hook.listen(0, '127.0.0.1', resolve)
  })
  hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`
})
afterAll(() => {
  hook.close()
})

function start(username: string, words: readonly string[]) {
  return run('/usr/bin/monasca', words, {
    OS_AUTH_URL: server.authUrl,
    OS_USERNAME: username,
    OS_PASSWORD: 'password',
    OS_PROJECT_NAME: 'mini-mon',
  })
}

test('approved: an alarm from its definition to silence, with its webhooks', {
  timeout: 900_000,
}, async () => {
  const transcript = createTranscript('monasca', (words) => start('mini-mon', words), begin)
  const agent = createTranscript('monasca', (words) => start('agent', words), begin)
  const { type, note } = transcript
  let passed = 0
  /** Moves the clock to a second of the scenario. */
  const goOn = async (second: number) => {
    await server.advance((second - passed) * 1000)
    passed = second
  }
  const measure = async (second: number, value: number) => {
    const dimensions = ['--dimensions', 'hostname=attic,service=home']
    const time = String(begin + second * 1000)
    const output = await agent.type(
      'metric-create',
      'room.temp_c',
      String(value),
      ...dimensions,
      '--time',
      time,
    )
    expect(output).toBe('Successfully created metric\n')
    note(`Second ${second}: the agent posts ${value}.`)
  }
  /** Waits for a webhook, and records its content. */
  const expectWebhook = async (state: string) => {
    await expect.poll(() => posted.at(-1)?.state, { timeout: 10_000 }).toBe(state)
    const { state: _, ...body } = posted.at(-1)
    expect(body).toMatchObject({ type: 'application/json', alarm_name: 'hot' })
    expect(Object.keys(body).length).toBe(10)
    note(`The webhook says ${state}, at second ${body.alarm_timestamp - begin / 1000}.`)
  }
  const list = async () => JSON.parse((await start('mini-mon', ['alarm-list', '-j'])).stdout)

  const method = JSON.parse(await type('notification-create', 'hook', 'WEBHOOK', hookUrl)).id
  await type(
    'alarm-definition-create',
    'hot',
    'avg(room.temp_c{service=home}) > 30',
    ...['--match-by', 'hostname', '--severity', 'HIGH'],
    ...['--alarm-actions', method, '--ok-actions', method, '--undetermined-actions', method],
  )
  expect(await list()).toEqual([])
  await measure(0, 21)
  const [{ id }] = await list()
  await type('alarm-list')
  await goOn(125)
  await expectWebhook('OK')

  await measure(95, 35)
  await goOn(185)
  await expectWebhook('ALARM')
  await type('alarm-list', '--state', 'ALARM')
  await type('alarm-show', id)
  await type('alarm-count', '--group-by', 'state,severity')

  await measure(150, 20)
  await measure(185, 19)
  await goOn(245)
  await expectWebhook('OK')

  note('Silence from here on.')
  // Two empty minutes after the last one with a value, each evaluated after the delay of 30 seconds.
  await goOn(385)
  expect((await list())[0].state).toBe('OK')
  await goOn(455)
  await expectWebhook('UNDETERMINED')
  const second = posted.at(-1).alarm_timestamp - begin / 1000
  expect(second).toBeGreaterThan(390)
  expect(second).toBeLessThanOrEqual(450)

  await type('alarm-history', id)
  const history = JSON.parse((await start('mini-mon', ['alarm-history', id, '-j'])).stdout)
  const steps = ['UNDETERMINED', 'OK', 'ALARM', 'OK', 'UNDETERMINED']
  expect(history.map(({ old_state, new_state }: Answer) => [old_state, new_state])).toEqual(
    steps.slice(1).map((state, index) => [steps[index], state]),
  )
  expect(posted.map(({ state }) => state)).toEqual(steps.slice(1))

  note('By hand.')
  await type('alarm-patch', id, '--lifecycle-state', 'OPEN', '--link', 'http://tickets.test/1')
  await type('alarm-update', id, 'OK', 'CLOSED', 'http://tickets.test/1')
  await expectWebhook('OK')
  await type('alarm-history-list', '--dimensions', 'hostname=attic', '--limit', '2')
  await type('alarm-list', '--lifecycle-state', 'CLOSED', '--sort-by', 'alarm_definition_name')
  await type('alarm-count')
  note('What the server or the client refuses.')
  await type('alarm-update', id, 'ok', 'CLOSED', 'x')
  await type('alarm-count', '--group-by', 'colour')
  await type('alarm-delete', id)
  await type('alarm-show', id)
  await type('alarm-list')
  await transcript.approve('monasca-alarms')
})
