import { lazyFloat } from '../components/float/lazyFloat.js'
import { ScopeButton } from './ScopeButton.js'
import { UserButton } from './UserButton.js'

const scope = lazyFloat(
  () => import('./ScopeSwitcher.js').then((module) => module.ScopeSwitcher),
  ScopeButton,
  'dialog',
)
const user = lazyFloat(() => import('./UserMenu.js').then((module) => module.UserMenu), UserButton, 'menu')

/** Shows the project, and switches to others. */
export const ScopeSwitcher = scope.Float

/** Shows the user, and opens the menu of the account. */
export const UserMenu = user.Float

/** Loads both. */
export function preloadAccountMenus(): void {
  scope.preload()
  user.preload()
}
