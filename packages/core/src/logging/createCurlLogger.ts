import type { Exchange, ExchangeListener } from '../transport/index.js'
import { redactExchange } from './redactExchange.js'

/** The kind of a log line, to filter or route lines. */
export type LogPart = 'request' | 'response' | 'body'

/** Receives a line: a function, or a logger with a `debug` method, such as pino, winston or the console. */
export type LogWriter = ((line: string, part: LogPart) => void) | { debug(line: string): void }

/** For POSIX shells. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function linesOf({ method, url, headers, body, ...answer }: Exchange): [LogPart, string][] {
  const fields = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = [
    `curl -g -i -X ${method} ${quote(url)}`,
    ...fields.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quote(body)}`]),
  ]
  const { status, duration, attempt, responseHeaders, responseBody, error } = answer
  const repeated = attempt > 0 ? ` (retry ${attempt})` : ''
  const words = error ? error.message.replaceAll('\n', ' ') : ''
  const received = [...(responseHeaders ?? [])].map(([name, value]) => `${name}: ${value}`).join('; ')
  const lines: [LogPart, string][] = [
    ['request', `REQ: ${parts.join(' ')}`],
    [
      'response',
      `RESP: [${status ?? 'none'}] after ${Math.round(duration)} ms${repeated} ${words || received}`,
    ],
  ]
  if (responseBody) lines.push(['body', `RESP BODY: ${responseBody}`])
  return lines
}

/**
 * Creates an `onExchange` that prints each exchange as a curl command and its response. `redactExchange` hashes or
 * masks all secrets, so the lines can be shared. To run a command in a shell, insert a token. Lines come in the order
 * of the exchanges, shortly after each has ended.
 *
 * @param writer - receives each line; errors it throws are ignored
 * @example
 * ```ts
 * const session = createSession({ auth, onExchange: createCurlLogger(console) })
 * ```
 */
export function createCurlLogger(writer: LogWriter): ExchangeListener {
  const write = typeof writer === 'function' ? writer : (line: string) => writer.debug(line)
  let last: Promise<void> = Promise.resolve()
  return (exchange) => {
    const clean = redactExchange(exchange)
    // In sequence: digests take time and could overtake each other.
    last = last
      .then(async () => {
        for (const [part, line] of linesOf(await clean)) write(line, part)
      })
      .catch(() => undefined)
  }
}
