import { ConnectionDropped } from '../http/connectionDropped.js'
import type { Waits } from '../time/createWaits.js'
import { finite } from '../validation/schemas.js'
import { readRules, readSetting } from './checkRule.js'
import { createRandom } from './createRandom.js'
import { damageBody } from './damageBody.js'
import { drawLatency } from './drawLatency.js'
import { errorResponse } from './errorResponse.js'
import type { FaultRule } from './faultRule.js'
import { matchPath } from './matchPath.js'

/** The faults of a running emulator. Without rules there are none. */
export type Faults = {
  /**
   * Replaces all rules and restarts the counts of `times`. All rules that match a request apply, in order: latencies
   * add up, for everything else the first rule applies.
   *
   * @param seed of the random numbers; the same seed, rules and requests fail the same way @default 1
   * @throws `FaultRuleError` for an invalid rule, if the rules are not a list, or if the seed is not a number
   * @example
   * ```ts
   * const emulator = createEmulator()
   * emulator.faults.set([
   *   { latency: { median: 80, p99: 900 } },
   *   { method: 'GET', path: '/v2.0/metrics/**', rate: 0.2, error: { status: 503, retryAfter: 2 } },
   *   { path: '/v2.0/alarms', times: 1, drop: 'before' },
   * ])
   * emulator.faults.clear()
   * ```
   */
  set(rules: readonly FaultRule[], seed?: number | undefined): void
  /** The current rules. */
  readonly rules: readonly FaultRule[]
  /** Removes all rules; a shift of the clock remains. */
  clear(): void
  /**
   * Milliseconds by which the emulator's clock is wrong: ahead of the true time, or behind it if negative. Tokens are
   * issued and expire by the wrong clock, and `Date` headers show it. @default 0
   *
   * @throws `FaultRuleError` if it is not a number
   */
  clockShift: number
}

/** The faults as used inside the emulator. */
export type FaultInjector = {
  faults: Faults
  /** Handles a request with the faults that apply to it. @throws ConnectionDropped */
  apply(request: Request, handle: (request: Request) => Promise<Response>): Promise<Response>
}

type ActiveRule = { rule: FaultRule; paths: ((path: string) => boolean) | undefined; left: number }

/** Creates the faults of an emulator. */
export function createFaults({ wait }: Pick<Waits, 'wait'>): FaultInjector {
  let active: ActiveRule[] = []
  let random = createRandom(1)
  let clockShift = 0

  const meets = (entry: ActiveRule, method: string, path: string): boolean => {
    const { rule, paths } = entry
    if (entry.left <= 0 || (rule.method !== undefined && rule.method !== method)) return false
    if (paths !== undefined && !paths(path)) return false
    // A number is drawn only if needed: rules about other requests do not change what happens to this one.
    if (rule.rate !== undefined && rule.rate < 1 && random() >= rule.rate) return false
    entry.left -= 1
    return true
  }

  return {
    faults: {
      set(rules, seed = 1) {
        const read = readRules(rules)
        random = createRandom(readSetting(finite, seed, 'seed'))
        active = read.map((rule) => ({
          rule,
          paths: rule.path === undefined ? undefined : matchPath(rule.path),
          left: rule.times ?? Infinity,
        }))
      },
      get rules() {
        return active.map(({ rule }) => rule)
      },
      clear() {
        active = []
      },
      get clockShift() {
        return clockShift
      },
      set clockShift(milliseconds) {
        clockShift = readSetting(finite, milliseconds, 'clockShift')
      },
    },
    async apply(request, handle) {
      if (active.length === 0) return handle(request)
      const { pathname } = new URL(request.url)
      const met = active.filter((entry) => meets(entry, request.method, pathname)).map(({ rule }) => rule)
      let latency = 0
      for (const rule of met) if (rule.latency !== undefined) latency += drawLatency(rule.latency, random)
      const first = <key extends keyof FaultRule>(key: key): FaultRule[key] =>
        met.find((rule) => rule[key] !== undefined)?.[key]
      await wait(latency)
      request.signal.throwIfAborted()
      const drop = first('drop')
      if (drop === 'before') throw new ConnectionDropped()
      const error = first('error')
      const response = await (error === undefined
        ? handle(first('expireToken') ? withoutToken(request) : request)
        : errorResponse(error, random))
      if (drop === 'after') throw new ConnectionDropped()
      const damage = { truncate: first('truncate'), bytesPerSecond: first('bytesPerSecond') }
      const isDamaged = damage.truncate !== undefined || damage.bytesPerSecond !== undefined
      return isDamaged && response.body !== null ? damageBody(response, damage, wait) : response
    },
  }
}

/** For the services, an expired token is the same as an unknown one. */
function withoutToken(request: Request): Request {
  if (!request.headers.has('X-Auth-Token')) return request
  const { url, method, body, signal } = request
  const headers = new Headers(request.headers)
  headers.set('X-Auth-Token', 'expired')
  // Not a copy by `new Request(request)`: the request of a Node server's adaptor is not the platform's.
  const init: RequestInit & { duplex: 'half' } = { method, headers, body, signal, duplex: 'half' }
  return new Request(url, init)
}
