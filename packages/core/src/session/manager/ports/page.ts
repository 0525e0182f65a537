/** A window that was opened over the page. */
export type PopupWindow = {
  /** Also `true` of a window that a page's `Cross-Origin-Opener-Policy` has cut off. */
  readonly closed: boolean
  /** Whether it shows a page of another origin; `undefined` where that cannot be found out. */
  readonly away?: boolean | undefined
  navigate(url: string): void
  close(): void
}

/** What the manager sees and does of the page. In browsers `browserPage()`. */
export type SessionPage = {
  /** The present address. */
  readonly url: string
  /** Changes the address without loading, in the place of the present entry of the history. */
  replaceUrl(url: string): void
  /** Leaves for another address. */
  navigate(url: string): void
  /** Opens a window with a page of this origin; `undefined` if the browser blocks it. */
  openPopup(url: string): PopupWindow | undefined
  /**
   * Loads an address in a hidden frame. Returns how to remove it.
   *
   * @param onLoad - called after each page that loads in it, with whether that is one of this origin
   */
  openFrame(url: string, onLoad: (isOwn: boolean) => void): () => void
  /** Closes this window, if a script may: one that `openPopup` opened. */
  close(): void
  /**
   * Calls back when something may have happened in the background: the page becomes visible, gets the focus, comes
   * back from the browser's cache (`restored`), the network is back (`online`), or another tab changes `localStorage`
   * (`storage`), with the key that changed, or `undefined` for all. Returns a function that stops listening.
   */
  listen(listener: (event: PageEvent) => void): () => void
}

/** What may have happened to a page. */
export type PageEvent =
  | { type: 'visible' | 'online' | 'restored' }
  | { type: 'storage'; key: string | undefined; value: string | undefined }

/** Whether a window shows a page of this origin: no other can be read. */
function isOwn(other: Window | null): boolean {
  try {
    return other?.location.origin === location.origin
  } catch {
    return false
  }
}

/** The page that this runs in. */
export function browserPage(): SessionPage {
  return {
    get url() {
      return location.href
    },
    replaceUrl: (url) => history.replaceState(history.state, '', url),
    navigate: (url) => location.assign(url),
    close: () => window.close(),
    openPopup(url) {
      const popup = window.open(url, '_blank', 'popup,width=520,height=680')
      return (
        (popup && {
          get closed() {
            return popup.closed
          },
          get away() {
            return !popup.closed && !isOwn(popup)
          },
          navigate: (url) => popup.location.replace(url),
          close: () => popup.close(),
        }) ??
        undefined
      )
    },
    openFrame(url, onLoad) {
      const frame = document.createElement('iframe')
      frame.hidden = true
      frame.title = 'Signing in'
      frame.src = url
      frame.addEventListener('load', () => onLoad(isOwn(frame.contentWindow)))
      document.body.append(frame)
      return () => frame.remove()
    },
    listen(listener) {
      const controller = new AbortController()
      const { signal } = controller
      const visible = () => {
        if (document.visibilityState === 'visible') listener({ type: 'visible' })
      }
      document.addEventListener('visibilitychange', visible, { signal })
      window.addEventListener('focus', () => listener({ type: 'visible' }), { signal })
      window.addEventListener('online', () => listener({ type: 'online' }), { signal })
      window.addEventListener(
        'pageshow',
        ({ persisted }) => listener({ type: persisted ? 'restored' : 'visible' }),
        { signal },
      )
      window.addEventListener(
        'storage',
        ({ key, newValue, storageArea }) => {
          if (storageArea !== localStorage) return
          listener({ type: 'storage', key: key ?? undefined, value: newValue ?? undefined })
        },
        { signal },
      )
      return () => controller.abort()
    },
  }
}
