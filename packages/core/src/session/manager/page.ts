/** A window that was opened over the page. */
export type PopupWindow = {
  readonly closed: boolean
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
  /** Opens an empty window; `undefined` if the browser blocks it. */
  openPopup(): PopupWindow | undefined
  /** Loads an address in a hidden frame. Returns how to remove it. */
  openFrame(url: string): () => void
  /** Closes this window, if a script may: one that `openPopup` opened. */
  close(): void
  /**
   * Calls back when something may have happened while nobody looked: the page becomes visible, gets the focus, comes
   * back from the browser's cache (`restored`), the network is back (`online`), or another tab changes `localStorage`
   * (`storage`), with the key that changed, or `undefined` for all. Returns how to end that.
   */
  listen(listener: (event: PageEvent) => void): () => void
}

/** What may have happened to a page. */
export type PageEvent =
  | { type: 'visible' | 'online' | 'restored' }
  | { type: 'storage'; key: string | undefined; value: string | undefined }

/** The page that this runs in. */
export function browserPage(): SessionPage {
  return {
    get url() {
      return location.href
    },
    replaceUrl: (url) => history.replaceState(history.state, '', url),
    navigate: (url) => location.assign(url),
    close: () => window.close(),
    openPopup() {
      const popup = window.open('about:blank', '_blank', 'popup,width=520,height=680')
      return (
        (popup && {
          get closed() {
            return popup.closed
          },
          navigate: (url) => popup.location.replace(url),
          close: () => popup.close(),
        }) ??
        undefined
      )
    },
    openFrame(url) {
      const frame = document.createElement('iframe')
      frame.hidden = true
      frame.title = 'Signing in'
      frame.src = url
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
