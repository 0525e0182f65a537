import { IconChevronDown, IconRefresh } from '@tabler/icons-react'
import { Button } from '../components/base/Button.js'
import { HiddenText } from '../components/base/HiddenText.js'
import type { TriggerProps } from '../components/float/lazyFloat.js'
import { useFrameRange } from './FrameRangeContext.js'
import type { RefreshChoice } from './frameSearch.js'
import classes from './RefreshButton.module.css'

/** How often the page updates. Opens the choices. */
export function RefreshButton({ className = '', ...props }: TriggerProps) {
  const { refresh } = useFrameRange()
  return (
    <Button
      variant="default"
      size="xs"
      className={`${classes['button']} ${className}`}
      leftSection={<IconRefresh size={14} aria-hidden="true" />}
      rightSection={<IconChevronDown size={12} aria-hidden="true" />}
      {...props}
    >
      <HiddenText>Update every </HiddenText>
      {refreshLabel(refresh)}
    </Button>
  )
}

/** `Auto`, `Off`, `30 s` or `5 min`. */
export function refreshLabel(refresh: RefreshChoice): string {
  if (refresh === undefined) return 'Auto'
  if (refresh === 'off') return 'Off'
  return refresh < 60 ? `${refresh} s` : `${refresh / 60} min`
}
