/** What came of a request; an `error` says why it failed. */
export type WebhookOutcome = { error?: string | undefined }

/** Milliseconds that a server has to answer. */
const timeout = 5000

/** Posts JSON; anything but a status of success is a failure, redirects included: they could lead anywhere. */
export async function postWebhook(
  address: string,
  body: string,
  closed: AbortSignal,
): Promise<WebhookOutcome> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeout)
  timer.unref()
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
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

/** Such as `ECONNREFUSED`; never the whole message, which may have the address in it. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'request failed'
  return /^[A-Z_\d]+$/.test(code) ? code : 'request failed'
}
