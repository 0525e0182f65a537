import type { Hono } from 'hono'
import { readSetting } from '../faults/checkRule.js'
import type { Faults } from '../faults/createFaults.js'
import type { FaultRule } from '../faults/faultRule.js'
import { json, noContent } from '../http/json.js'
import type { Time } from '../time/createTime.js'
import { number } from '../validation/schemas.js'
import { withBody } from './withBody.js'

/** Maximum number of milliseconds that one request may move or shift the clock: ten years. */
const longestMove = 315_576_000_000

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
