import { lazyFloat } from '../components/float/lazyFloat.js'
import { RefreshButton } from './RefreshButton.js'

/** Shows how often the page updates, and opens the menu to change it. */
export const { Float: RefreshControl, preload: preloadRefreshMenu } = lazyFloat(
  () => import('./RefreshMenu.js').then((module) => module.RefreshMenu),
  RefreshButton,
  'menu',
)
