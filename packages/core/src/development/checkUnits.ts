import { warnOnce } from './warnOnce.js'

/** Seconds. */
const hour = 3600
const day = 24 * hour

/** Warns of a period or duration in seconds that looks like milliseconds: 300000 instead of 300. */
export function checkSeconds(name: string, value: unknown, warn: (message: string) => void): void {
  if (typeof value !== 'number' || !(value >= 10_000) || value % 1000 !== 0) return
  const isUsual = (value % day === 0 && value <= 400 * day) || (value % hour === 0 && value <= 2 * day)
  if (isUsual) return
  warnOnce(
    `seconds ${name}`,
    `\`${name}\` is in seconds: ${value} are ${Math.round(value / hour)} hours. Did you mean ${value / 1000}?`,
    warn,
  )
}

/** Warns of a time that looks like seconds since the epoch: it is then in January to April 1970. */
export function checkTime(name: string, value: unknown, warn: (message: string) => void): void {
  // Every request has times: other years are not worth parsing.
  const time = typeof value === 'string' ? (value.startsWith('1970') ? Date.parse(value) : undefined) : value
  // Seconds of the years 2001 to 2286.
  if (typeof time !== 'number' || !(time >= 1e9 && time < 1e10)) return
  const shown = new Date(time).toISOString().slice(0, 10)
  warnOnce(
    `time ${name}`,
    `\`${name}\` is in milliseconds since the epoch: this one is in ${shown}. Did you pass seconds? Multiply them by 1000.`,
    warn,
  )
}

const names = {
  start_time: 'startTime',
  end_time: 'endTime',
  state_updated_start_time: 'stateUpdatedStartTime',
}

/** Warns of periods and times of a request to Monasca that seem to be in the wrong unit. */
export function checkUnits(
  { query = {}, body }: { query?: Readonly<Record<string, unknown>> | undefined; body?: unknown },
  warn: (message: string) => void,
): void {
  checkSeconds('period', query['period'] === undefined ? undefined : Number(query['period']), warn)
  for (const [parameter, name] of Object.entries(names)) checkTime(name, query[parameter], warn)
  const [first] = Array.isArray(body) ? (body as unknown[]) : [body]
  if (typeof first === 'object' && first !== null && 'timestamp' in first) {
    checkTime('timestamp', first.timestamp, warn)
  }
}
