import { IconMoon, IconSun } from '@tabler/icons-react'
import { IconButton } from './base/IconButton.js'
import { setColorScheme, useColorScheme } from './colorScheme.js'

/** Switches between light and dark. Until then, the page follows the system. */
export function ColorSchemeButton() {
  const scheme = useColorScheme()
  const other = scheme === 'dark' ? 'light' : 'dark'
  const Icon = scheme === 'dark' ? IconSun : IconMoon
  return (
    <IconButton
      title={`Switch to ${other} colours`}
      aria-label={`Switch to ${other} colours`}
      onClick={() => setColorScheme(other)}
    >
      <Icon size={18} stroke={1.6} aria-hidden="true" />
    </IconButton>
  )
}
