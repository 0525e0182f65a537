import { ConnectionError } from '../../../errors/index.js'
import type { Fetch } from '../../../transport/index.js'
import type { Platform } from '../ports/platform.js'

/** Milliseconds: a late error is worse than one without an explanation. */
const explainTime = 2000

/** Returns the error that explains a failure, if it can be determined. */
export async function explainFailure(
  {
    authUrl,
    fetch,
    page,
    setTimer,
  }: Pick<Platform, 'page' | 'setTimer'> & { authUrl: string; fetch: Fetch | undefined },
  error: unknown,
): Promise<unknown> {
  if (!page || !(error instanceof ConnectionError)) return error
  const explained = import('./explainConnection.js').then(({ explainConnection }) =>
    explainConnection(error, { pageUrl: page.url, fetch, authUrl }),
  )
  // Without a network the explanation cannot be loaded either: do not wait for it.
  const patience = new Promise<unknown>((resolve) => {
    setTimer(() => resolve(error), explainTime)
  })
  return Promise.race([explained.catch(() => error), patience])
}
