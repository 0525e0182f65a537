import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'

/** The code of a page did not arrive: no network, no server, or a server that has a newer version by now. */
export class PageLoadError extends Error {
  override name = 'PageLoadError'
  /** Asks for the code once more, and says whether it has arrived. */
  readonly retry: () => Promise<boolean>

  constructor(cause: unknown, retry: () => Promise<boolean>) {
    // By the browser's own words the router would know it, and load the document anew.
    super(`The code of the page did not arrive: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
    this.retry = retry
  }
}

/**
 * A page whose code is loaded when it is first shown. The router's own way loads the document anew when code is missing,
 * which ends a session that is kept in memory only; this one fails with an error that can be tried again in place.
 */
export function lazyPage<Key extends string>(
  load: () => Promise<Record<Key, RouteComponent>>,
  name: Key,
): RouteComponent {
  let arrived = false
  const page: RouteComponent = lazyRouteComponent(async () => {
    try {
      const code = await load()
      arrived = true
      return code
    } catch (cause) {
      throw new PageLoadError(cause, async () => {
        await page.preload?.()
        return arrived
      })
    }
  }, name)
  return page
}
