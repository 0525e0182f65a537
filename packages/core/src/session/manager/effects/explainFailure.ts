import { ConnectionError } from '../../../errors/index.js'
import type { Fetch } from '../../../transport/index.js'
import type { Platform } from '../ports/platform.js'

/** Milliseconds: a failure that is told late helps less than one that is not explained. */
const explainTime = 2000

/** Says what stands behind a failure, if that can be found out. */
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
  // Without a network there is no explanation to load either, and nobody should wait for one.
  const patience = new Promise<unknown>((resolve) => {
    setTimer(() => resolve(error), explainTime)
  })
  return Promise.race([explained.catch(() => error), patience])
}
