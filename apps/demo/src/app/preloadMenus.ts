import { preloadSelect } from '../components/float/LazySelect.js'
import { preloadExpiredDialog } from '../session/ExpiredDialog.js'
import { preloadRangePopover } from '../timeRange/RangeControl.js'
import { preloadRefreshMenu } from '../timeRange/RefreshControl.js'
import { preloadAccountMenus } from './accountMenus.js'
import { onIdle } from './onIdle.js'

/** Milliseconds before the menus load by themselves: the network is for the data of the page first. */
const menuDelay = 3000

/** Loads what the frame shows later, also where the network is gone by then. Returns how to cancel that. */
export function preloadMenus(): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const load = () => {
    const cancel = onIdle(() => {
      for (const preload of preloads) preload()
    })
    signal.addEventListener('abort', cancel)
  }
  const timer = setTimeout(() => {
    if (navigator.onLine) load()
    else addEventListener('online', load, { once: true, signal })
  }, menuDelay)
  signal.addEventListener('abort', () => clearTimeout(timer))
  return () => controller.abort()
}

const preloads = [
  preloadAccountMenus,
  preloadRangePopover,
  preloadRefreshMenu,
  preloadExpiredDialog,
  preloadSelect,
]
