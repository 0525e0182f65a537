import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { repairStyles } from '../components/repairStyles.js'

/** The code of a page did not load: no network, no server, or a newer version on the server. */
export class PageLoadError extends Error {
  override name = 'PageLoadError'
  /** Loads the code again. Resolves to whether it has loaded. */
  readonly retry: () => Promise<boolean>

  constructor(cause: unknown, retry: () => Promise<boolean>) {
    // The router recognises the browser's own message, and would reload the document.
    super(`The code of the page did not load: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
    this.retry = retry
  }
}

/**
 * The code of a page loaded, and failed while it ran. Importing it again may return a partly evaluated module (in
 * WebKit), so only a reload helps.
 */
export class PageBrokenError extends Error {
  override name = 'PageBrokenError'

  constructor(cause: unknown) {
    const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    super(`The code of the page failed. ${words}`, { cause })
  }
}

/**
 * Messages for a module that did not load: Chromium, Firefox, WebKit, and a server that sends a page instead; and for its
 * style sheet.
 */
const missingModule =
  /dynamically imported module|Importing a module script failed|MIME type|^Load failed|^Unable to preload CSS/

/**
 * A page whose code loads when it is first shown. The router itself would reload the document if code is missing, which
 * ends a session in memory. This page fails with an error that can be retried in place.
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
      await repairStyles()
      // A partly evaluated module has no component yet: reading it throws, or returns `undefined`.
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
