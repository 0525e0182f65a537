import type { Platform } from '../ports/platform.js'

/** The fragment that a popup begins with at `redirectUri`, until it is led to the provider. */
const mark = '#monasca=popup'
/** Milliseconds until a page with the mark is taken for one that a link led to. */
const leaveTime = 10_000

/**
 * The page of this origin that a popup shows first. A window that begins as `about:blank` loses the page that opened it
 * on its way to the provider, in browsers on WebKit, if that page has the header
 * `Cross-Origin-Opener-Policy: same-origin-allow-popups`.
 */
export function popupPageUrl(redirectUri: string, pageUrl: string): string {
  const url = new URL(redirectUri, pageUrl)
  url.hash = mark
  return url.href
}

/**
 * Waits until this window is led to the provider, if it is a popup that has just opened: there is nothing to show
 * meanwhile. Resolves when nothing happens, as after a link; the address is a usual one then.
 */
export function waitAsPopup({
  page,
  setTimer,
}: Pick<Platform, 'page' | 'setTimer'>): Promise<void> | undefined {
  const here = page && new URL(page.url)
  if (here?.hash !== mark) return undefined
  return new Promise((resolve) => {
    setTimer(() => {
      page?.replaceUrl(here.origin + here.pathname + here.search)
      resolve()
    }, leaveTime)
  })
}
