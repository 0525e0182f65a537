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
 * The code of a page arrived, and failed while it ran. Importing it again may give a module that ran halfway (WebKit does),
 * so only another document helps.
 */
export class PageBrokenError extends Error {
  override name = 'PageBrokenError'

  constructor(cause: unknown) {
    const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    super(`The code of the page failed. ${words}`, { cause })
  }
}

/** How browsers report a module that did not arrive: Chromium, Firefox, WebKit, and a server that sends a page instead. */
const missingModule = /dynamically imported module|Importing a module script failed|MIME type|^Load failed/

/**
 * A page whose code is loaded when it is first shown. The router's own way loads the document anew when code is missing,
 * which ends a session that is kept in memory only; this one fails with an error that can be tried again in place.
 */
export function lazyPage<Key extends string>(
  load: () => Promise<Record<Key, RouteComponent>>,
  name: Key,
): RouteComponent {
  let arrived = false
  let broken: PageBrokenError | undefined
  const page: RouteComponent = lazyRouteComponent(async () => {
    if (broken) throw broken
    try {
      const code = await load()
      // A module that ran halfway has no component yet: reading it throws, or gives nothing.
      if (code[name] === undefined) throw new TypeError(`It has no component ${name}.`)
      arrived = true
      return code
    } catch (cause) {
      if (!(cause instanceof Error && missingModule.test(cause.message))) {
        broken = new PageBrokenError(cause)
        throw broken
      }
      throw new PageLoadError(cause, async () => {
        await page.preload?.()
        return arrived
      })
    }
  }, name)
  return page
}
