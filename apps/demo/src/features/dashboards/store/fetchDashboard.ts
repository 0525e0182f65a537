import { dashboardLimits } from '../model/dashboard.js'
import { type ParsedDashboard, parseDashboard } from '../model/parseDashboard.js'

export type FetchDashboardOptions = {
  /** The origin of the page: files of other servers are refused. */
  origin: string
  signal?: AbortSignal | undefined
  fetch?: typeof globalThis.fetch
}

/**
 * Reads a dashboard from a JSON file of this server, without cookies and without following it elsewhere. An address in a
 * link may come from anyone: it must name a file of this server, and the file is checked like any other.
 */
export async function fetchDashboard(
  address: string,
  options: FetchDashboardOptions,
): Promise<ParsedDashboard> {
  const { origin, signal, fetch = globalThis.fetch } = options
  const url = toFileAddress(address, origin)
  if (url === undefined) {
    return refused(
      `Use the path of a JSON file on this server, such as /dashboards/wall.json, instead of ${address}.`,
    )
  }
  const response = await fetch(url, {
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    headers: { Accept: 'application/json' },
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) return refused(`The server has no such file (status ${response.status}).`)
  // This server sends the page itself for unknown paths.
  if (!/^(application|text)\/(\w+\+)?json\b/.test(response.headers.get('Content-Type') ?? '')) {
    return refused('The server does not send JSON for this address. Check the path.')
  }
  const text = await readLimited(response)
  return text === undefined
    ? refused('The file is larger than 1 MB. Split it into several.')
    : parseDashboard(text)
}

/** The address of a JSON file of the same origin; `undefined` for anything else. */
export function toFileAddress(address: string, origin: string): string | undefined {
  let url: URL
  try {
    url = new URL(address, origin)
  } catch {
    return undefined
  }
  const isFile = url.origin === origin && url.username === '' && url.pathname.endsWith('.json')
  return isFile ? `${url.origin}${url.pathname}${url.search}` : undefined
}

/** Reads a body up to the limit; `undefined` if it is longer. */
async function readLimited(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > dashboardLimits.file) {
      await reader.cancel()
      return undefined
    }
  }
}

function refused(text: string): ParsedDashboard {
  return { problems: [{ path: '', text }] }
}
