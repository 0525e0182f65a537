/** The result of a request; `error` is the reason of a failure. */
export type WebhookOutcome = { error?: string | undefined }

/** Milliseconds that a server has to answer. */
const timeout = 5000

/** Posts JSON. Any status other than success is a failure, including redirects: they could lead anywhere. */
export async function postWebhook(
  address: string,
  body: string,
  closed: AbortSignal,
): Promise<WebhookOutcome> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeout)
  timer.unref()
  try {
    const { url, headers } = takeCredentials(address)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([controller.signal, closed]),
    })
    await response.body?.cancel()
    return response.ok ? {} : { error: `The server answered ${response.status}` }
  } catch (error) {
    if (controller.signal.aborted) return { error: `No answer within ${timeout / 1000} s` }
    return { error: `The server cannot be reached (${codeOf(error)})` }
  } finally {
    clearTimeout(timer)
  }
}

/** The platform's fetch refuses URLs with a user and a password; they belong in a header. */
function takeCredentials(address: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(address)
  const { username, password } = url
  if (username === '' && password === '') return { url, headers: {} }
  url.username = ''
  url.password = ''
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)
  return { url, headers: { Authorization: `Basic ${credentials.toString('base64')}` } }
}

/** Such as `ECONNREFUSED`; never the whole message, which may contain the address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'request failed'
  return /^[A-Z_\d]+$/.test(code) ? code : 'request failed'
}
