import type { Context, Hono } from 'hono'
import { FaultRuleError, readSetting } from '../faults/checkRule.js'
import type { Faults } from '../faults/createFaults.js'
import type { FaultRule } from '../faults/faultRule.js'
import { json, noContent } from '../http/json.js'
import { readBytes } from '../http/readBytes.js'
import type { Time } from '../time/createTime.js'
import { number } from '../validation/schemas.js'

/** Maximum number of milliseconds that one request may move or shift the clock: ten years. */
const longestMove = 315_576_000_000

/** Maximum size of a body in bytes. */
const maximumBody = 1_048_576

type Body = Record<string, unknown>

/**
 * `/faults` (GET, PUT, DELETE) and `/clock` (GET, PUT, POST), both relative to `app`. PUT takes `{rules, seed}`. PUT of
 * the clock takes `{shiftMs}`; POST `{advanceMs}` moves it forward, like `Emulator.advance`.
 */
export function faultRoutes(app: Hono, { faults, time }: { faults: Faults; time: Time }): void {
  const clock = () => ({ now: new Date(time.now()).toISOString(), shiftMs: faults.clockShift })

  app.get('/faults', () => json(200, { rules: faults.rules }))
  app.put('/faults', (context) =>
    withBody(context, ({ rules, seed }) => {
      // `set` checks them.
      faults.set(rules as FaultRule[], seed as number | undefined)
      return json(200, { rules: faults.rules })
    }),
  )
  app.delete('/faults', () => {
    faults.clear()
    return noContent()
  })

  app.get('/clock', () => json(200, clock()))
  app.put('/clock', (context) =>
    withBody(context, ({ shiftMs }) => {
      faults.clockShift = readSetting(number(-longestMove, longestMove), shiftMs, 'shiftMs')
      return json(200, clock())
    }),
  )
  app.post('/clock', (context) =>
    withBody(context, async ({ advanceMs }) => {
      await time.advance(readSetting(number(0, longestMove), advanceMs, 'advanceMs'))
      return json(200, clock())
    }),
  )
}

async function withBody(
  context: Context,
  handle: (body: Body) => Response | Promise<Response>,
): Promise<Response> {
  // A page could send any other type without a preflight.
  if (!/^application\/json\b/.test(context.req.header('Content-Type') ?? '')) {
    return refuse('Content-Type must be application/json.')
  }
  const bytes = await readBytes(context.req.raw, maximumBody)
  if (bytes === undefined)
    return json(413, { title: 'Request Entity Too Large', description: 'The body is too large.' })
  const body = parse(new TextDecoder().decode(bytes))
  if (typeof body !== 'object' || body === null) return refuse('The body must be a JSON object.')
  try {
    return await handle(body as Body)
  } catch (error) {
    if (error instanceof FaultRuleError) return refuse(error.message)
    throw error
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refuse(description: string): Response {
  return json(400, { title: 'Bad request', description })
}
